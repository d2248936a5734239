using CamKet.Facts;

namespace CamKet.Ledger;

/// <summary>What one document of the register adds to its day.</summary>
public static class DocumentEntries
{
    public static void Enter(this LedgerDays days, RegisterDocument document, int sign)
    {
        if (document.Direction == RegisterDirection.Incoming)
        {
            days.Add(document.Day, LedgerColumn.Incoming, sign);
            if (document.ProcessedElectronically)
            {
                days.Add(document.Day, LedgerColumn.IncomingProcessed, sign);
            }

            return;
        }

        days.Add(document.Day, LedgerColumn.Outgoing, sign);
        if (document.SignedDigitally)
        {
            days.Add(document.Day, LedgerColumn.OutgoingSigned, sign);
            if (document.SignedByLeader)
            {
                days.Add(document.Day, LedgerColumn.OutgoingSignedLeader, sign);
            }
        }

        if (document.ProcessedElectronically)
        {
            days.Add(document.Day, LedgerColumn.OutgoingExchanged, sign);
        }
    }
}
