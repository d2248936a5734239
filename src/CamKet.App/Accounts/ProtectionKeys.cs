using System.Xml.Linq;
using CamKet.App.Platform;
using Dapper;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace CamKet.App.Accounts;

/// <summary>The keys that protect cookies and forms, in the database: they outlive a restart and are the same on every node.</summary>
internal sealed class ProtectionKeys(Database database) : IXmlRepository
{
    // The framework asks synchronously, once at start and at a key's turn.
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var connection = database.OpenNow();
        return connection.Query<string>("select xml from protection_key order by name").Select(xml => XElement.Parse(xml)).ToList();
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var connection = database.OpenNow();
        connection.Execute(
            "insert into protection_key (name, xml) values (@friendlyName, @xml) on conflict (name) do update set xml = excluded.xml",
            new { friendlyName, xml = element.ToString(SaveOptions.DisableFormatting) });
    }
}
