using System.Collections.Immutable;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace CamKet.App.Tests.Architecture;

/// <summary>A type that uses another, both by full name. Nested and compiler-made types count as the type they stand in.</summary>
public sealed record TypeReference(string From, string To);

/// <summary>
/// Which types each type of a compiled assembly uses: in its bases, signatures, generic arguments and constraints, attributes, caught exceptions and the
/// bodies of its methods. Constants are written into the code that uses them, so nothing is left of those to see.
/// </summary>
internal sealed class TypeReferences : ISignatureTypeProvider<IEnumerable<string>, object?>
{
    private static readonly Dictionary<int, OperandType> Operands = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value & 0xFFFF, code => code.OperandType);

    private readonly PEReader compiled;
    private readonly MetadataReader metadata;

    private TypeReferences(PEReader file) => (compiled, metadata) = (file, file.GetMetadataReader());

    public static IReadOnlyList<TypeReference> Of(System.Reflection.Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var reader = new TypeReferences(file);
        return
        [
            .. reader.metadata.TypeDefinitions
                .SelectMany(type => reader.Uses(reader.metadata.GetTypeDefinition(type)).Select(used => new TypeReference(reader.Name(type), used)))
                .Where(reference => reference.From != reference.To)
                .Distinct(),
        ];
    }

    /// <summary>The members of other assemblies that are used, as "System.DateTime.get_Now".</summary>
    public static IReadOnlyList<string> MembersUsedBy(System.Reflection.Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var reader = new TypeReferences(file);
        return
        [
            .. reader.metadata.MemberReferences
                .Select(reader.metadata.GetMemberReference)
                .SelectMany(member => reader.Type(member.Parent).Take(1).Select(type => $"{type}.{reader.metadata.GetString(member.Name)}")),
        ];
    }

    private IEnumerable<string> Uses(TypeDefinition type) =>
    [
        .. Type(type.BaseType),
        .. type.GetInterfaceImplementations().SelectMany(i => Type(metadata.GetInterfaceImplementation(i).Interface)),
        .. Attributes(type.GetCustomAttributes()),
        .. Constraints(type.GetGenericParameters()),
        .. type.GetFields().Select(metadata.GetFieldDefinition).SelectMany(f => f.DecodeSignature(this, null).Concat(Attributes(f.GetCustomAttributes()))),
        .. type.GetProperties().SelectMany(p => Attributes(metadata.GetPropertyDefinition(p).GetCustomAttributes())),
        .. type.GetMethods().Select(metadata.GetMethodDefinition).SelectMany(Uses),
    ];

    private IEnumerable<string> Uses(MethodDefinition method) =>
    [
        .. Signature(method.DecodeSignature(this, null)),
        .. Attributes(method.GetCustomAttributes()),
        .. Constraints(method.GetGenericParameters()),
        .. method.GetParameters().SelectMany(p => Attributes(metadata.GetParameter(p).GetCustomAttributes())),
        .. method.RelativeVirtualAddress == 0 ? [] : Uses(compiled.GetMethodBody(method.RelativeVirtualAddress)),
    ];

    private IEnumerable<string> Uses(MethodBodyBlock body) =>
    [
        .. body.LocalSignature.IsNil ? [] : metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(this, null).SelectMany(local => local),
        .. body.ExceptionRegions.Where(region => !region.CatchType.IsNil).SelectMany(region => Type(region.CatchType)),
        .. Tokens(body).SelectMany(Used),
    ];

    /// <summary>What the instructions of a body name.</summary>
    private static List<EntityHandle> Tokens(MethodBodyBlock body)
    {
        var tokens = new List<EntityHandle>();
        var code = body.GetILReader();
        while (code.RemainingBytes > 0)
        {
            int operation = code.ReadByte();
            if (operation == 0xFE)
            {
                operation = 0xFE00 | code.ReadByte();
            }

            switch (Operands[operation])
            {
                case OperandType.InlineNone:
                    break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                    code.ReadByte();
                    break;
                case OperandType.InlineVar:
                    code.ReadInt16();
                    break;
                case OperandType.InlineI8 or OperandType.InlineR:
                    code.ReadInt64();
                    break;
                case OperandType.InlineSwitch:
                    for (var targets = code.ReadInt32(); targets > 0; targets--)
                    {
                        code.ReadInt32();
                    }

                    break;
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType or OperandType.InlineSig:
                    tokens.Add((EntityHandle)MetadataTokens.Handle(code.ReadInt32()));
                    break;
                default:
                    code.ReadInt32();
                    break;
            }
        }

        return tokens;
    }

    private IEnumerable<string> Used(EntityHandle token)
    {
        switch (token.Kind)
        {
            case HandleKind.TypeDefinition or HandleKind.TypeReference or HandleKind.TypeSpecification:
                return Type(token);
            case HandleKind.MethodDefinition:
                return [Name(metadata.GetMethodDefinition((MethodDefinitionHandle)token).GetDeclaringType())];
            case HandleKind.FieldDefinition:
                return [Name(metadata.GetFieldDefinition((FieldDefinitionHandle)token).GetDeclaringType())];
            case HandleKind.MethodSpecification:
                var generic = metadata.GetMethodSpecification((MethodSpecificationHandle)token);
                return generic.DecodeSignature(this, null).SelectMany(argument => argument).Concat(Used(generic.Method));
            case HandleKind.MemberReference:
                var member = metadata.GetMemberReference((MemberReferenceHandle)token);
                return Type(member.Parent).Concat(
                    member.GetKind() == MemberReferenceKind.Method ? Signature(member.DecodeMethodSignature(this, null)) : member.DecodeFieldSignature(this, null));
            default:
                return [];
        }
    }

    private static IEnumerable<string> Signature(MethodSignature<IEnumerable<string>> signature) =>
        signature.ReturnType.Concat(signature.ParameterTypes.SelectMany(parameter => parameter));

    private IEnumerable<string> Constraints(GenericParameterHandleCollection parameters) => parameters
        .SelectMany(parameter => metadata.GetGenericParameter(parameter).GetConstraints())
        .SelectMany(constraint => Type(metadata.GetGenericParameterConstraint(constraint).Type));

    private IEnumerable<string> Attributes(CustomAttributeHandleCollection attributes) =>
        attributes.SelectMany(attribute => Used(metadata.GetCustomAttribute(attribute).Constructor));

    private IEnumerable<string> Type(EntityHandle type) => type.IsNil
        ? []
        : type.Kind switch
        {
            HandleKind.TypeDefinition => [Name((TypeDefinitionHandle)type)],
            HandleKind.TypeReference => [Name((TypeReferenceHandle)type)],
            HandleKind.TypeSpecification => metadata.GetTypeSpecification((TypeSpecificationHandle)type).DecodeSignature(this, null),
            _ => [],
        };

    private string Name(TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        while (!type.GetDeclaringType().IsNil)
        {
            type = metadata.GetTypeDefinition(type.GetDeclaringType());
        }

        return Full(type.Namespace, type.Name);
    }

    private string Name(TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        while (type.ResolutionScope.Kind == HandleKind.TypeReference)
        {
            type = metadata.GetTypeReference((TypeReferenceHandle)type.ResolutionScope);
        }

        return Full(type.Namespace, type.Name);
    }

    private string Full(StringHandle space, StringHandle name) => space.IsNil ? metadata.GetString(name) : $"{metadata.GetString(space)}.{metadata.GetString(name)}";

    public IEnumerable<string> GetArrayType(IEnumerable<string> elementType, ArrayShape shape) => elementType;

    public IEnumerable<string> GetByReferenceType(IEnumerable<string> elementType) => elementType;

    public IEnumerable<string> GetFunctionPointerType(MethodSignature<IEnumerable<string>> signature) => Signature(signature);

    public IEnumerable<string> GetGenericInstantiation(IEnumerable<string> genericType, ImmutableArray<IEnumerable<string>> typeArguments) =>
        genericType.Concat(typeArguments.SelectMany(argument => argument));

    public IEnumerable<string> GetGenericMethodParameter(object? genericContext, int index) => [];

    public IEnumerable<string> GetGenericTypeParameter(object? genericContext, int index) => [];

    public IEnumerable<string> GetModifiedType(IEnumerable<string> modifier, IEnumerable<string> unmodifiedType, bool isRequired) => modifier.Concat(unmodifiedType);

    public IEnumerable<string> GetPinnedType(IEnumerable<string> elementType) => elementType;

    public IEnumerable<string> GetPointerType(IEnumerable<string> elementType) => elementType;

    public IEnumerable<string> GetPrimitiveType(PrimitiveTypeCode typeCode) => [];

    public IEnumerable<string> GetSZArrayType(IEnumerable<string> elementType) => elementType;

    public IEnumerable<string> GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => [Name(handle)];

    public IEnumerable<string> GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => [Name(handle)];

    public IEnumerable<string> GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) => Type(handle);
}
