namespace CamKet.Facts;

/// <summary>Where a dossier is, in the words of the forms.</summary>
public static class StateWords
{
    public static string Word(this DossierState state) => state switch
    {
        DossierState.NotReceived => "chưa tiếp nhận",
        DossierState.OpenInTime => "đang giải quyết, trong hạn",
        DossierState.OpenOverdue => "đang giải quyết, quá hạn",
        DossierState.Paused => "tạm dừng",
        DossierState.ResolvedEarly => "đã giải quyết, trước hạn",
        DossierState.ResolvedOnTime => "đã giải quyết, đúng hạn",
        DossierState.ResolvedLate => "đã giải quyết, quá hạn",
        DossierState.Withdrawn => "công dân rút",
        DossierState.Rejected => "từ chối",
        DossierState.Stopped => "dừng giải quyết",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static string Word(this Channel channel) => channel switch
    {
        Channel.Direct => "trực tiếp",
        Channel.Online => "trực tuyến",
        Channel.Postal => "bưu chính công ích",
        _ => throw new ArgumentOutOfRangeException(nameof(channel)),
    };

    public static string Word(this DossierStatus status) => status switch
    {
        DossierStatus.Registered => "mới đăng ký",
        DossierStatus.Accepted => "được tiếp nhận",
        DossierStatus.NotAccepted => "không được tiếp nhận",
        DossierStatus.InProcess => "đang xử lý",
        DossierStatus.SupplementAsked => "yêu cầu bổ sung giấy tờ",
        DossierStatus.PaymentAsked => "yêu cầu thực hiện nghĩa vụ tài chính",
        DossierStatus.Withdrawn => "công dân yêu cầu rút",
        DossierStatus.Stopped => "dừng xử lý",
        DossierStatus.Finished => "đã xử lý xong",
        DossierStatus.Returned => "đã trả kết quả",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };
}
