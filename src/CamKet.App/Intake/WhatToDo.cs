using CamKet.App.Ledger;

namespace CamKet.App.Intake;

/// <summary>Where an import was asked for.</summary>
internal enum Caller
{
    Page,
    Terminal,

    /// <summary>The watched folder: nobody is there to be asked, the sentence lies beside the file.</summary>
    Folder,
}

/// <summary>What a person does about a file that was not taken has another name on a page, at a terminal and beside a watched folder.</summary>
internal static class WhatToDo
{
    public static string AboutKind(Caller caller) => caller switch
    {
        Caller.Terminal => "hãy chọn loại số liệu (--kind) rồi nạp lại",
        Caller.Folder => "hãy nạp tệp ở trang Số liệu và chọn loại số liệu ở đó",
        _ => "hãy chọn loại số liệu",
    };

    public static string AboutDays(Caller caller) => caller switch
    {
        Caller.Terminal => "hãy cho biết số liệu từ ngày nào đến ngày nào (--from và --to)",
        Caller.Folder => "hãy ghi hai ngày vào tên tệp, như so-lieu_2024-10-01_2024-11-10.csv, rồi thả lại, hoặc nạp tệp ở trang Số liệu",
        _ => "hãy cho biết số liệu từ ngày nào đến ngày nào",
    };

    public static string AboutLastDay(Caller caller) => caller switch
    {
        Caller.Terminal => "hãy khai ngày cuối không sau hôm nay (--from, --to)",
        Caller.Folder => "hãy sửa ngày cuối trong tên tệp hoặc trong tệp rồi thả lại",
        _ => "hãy khai ngày cuối không sau hôm nay",
    };

    public static string AboutUnit(Caller caller) => caller switch
    {
        Caller.Terminal => "hãy cho biết tệp của đơn vị nào (--unit MÃ)",
        Caller.Folder => "hãy thả tệp vào thư mục con mang mã đơn vị, như 19345, hoặc nạp tệp ở trang Số liệu",
        _ => "hãy cho biết tệp của đơn vị nào",
    };

    public static string AboutCode(Caller caller) => caller switch
    {
        Caller.Terminal => "hãy sửa mã (--unit), hoặc xem mã ở trang Đơn vị",
        Caller.Folder => "hãy thả tệp vào thư mục con mang mã đúng, xem mã ở trang Đơn vị",
        _ => "hãy chọn lại đơn vị, hoặc xem mã ở trang Đơn vị",
    };

    public static string AboutNothing(Caller caller) => caller switch
    {
        Caller.Terminal => "hãy nạp lại và khai như vậy (--nothing)",
        Caller.Folder => "hãy khai như vậy ở trang Số liệu (ô Không phát sinh)",
        _ => "hãy nạp lại và khai như vậy (ô Không phát sinh)",
    };

    public static string AboutSuspicion(Caller caller) => caller == Caller.Terminal
        ? "hãy chạy lại với --sure"
        : "hãy nạp ở trang Số liệu và đánh dấu xác nhận trước khi nhận";

    /// <summary>What <see cref="BatchStore.TryLock"/> in vain means.</summary>
    public static string WhileBusy(Caller caller) => caller == Caller.Terminal
        ? "Hệ thống đang nhận một tệp số liệu, chưa lưu gì: chờ tệp nhận xong rồi chạy lại lệnh."
        : BatchStore.Busy;
}
