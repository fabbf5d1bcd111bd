namespace HrBureau.Domain;

/// <summary>Every ladder there must be is there, begins at once, ends in a rung that repeats and has a desk, and names posts that exist.</summary>
internal static class LadderRules
{
    public static void Check(Mechanism mechanism, SeedFaults faults)
    {
        Dated.Whole(faults, MechanismFiles.Ladders, "ladders", mechanism.Ladders, Subject, row => (row.ValidFrom, row.ValidTo));
        foreach (var (use, kind) in Needed())
        {
            if (!mechanism.Ladders.Any(row => row.Use == use && row.Kind == kind && row.FromGrade == Grade.General))
            {
                faults.Add(MechanismFiles.Ladders, "$.ladders", $"There is no ladder {Named(use, kind)} from the lowest grade.", "Add one from general.");
            }
        }

        for (var i = 0; i < mechanism.Ladders.Length; i++)
        {
            CheckRow(mechanism, faults, mechanism.Ladders[i], $"$.ladders[{i}]");
        }
    }

    private static object Subject(LadderRow row) => $"{Named(row.Use, row.Kind)} from {WireWord.Of(row.FromGrade)}";

    private static string Named(LadderUse use, RequestKind? kind) => kind is { } known ? $"{WireWord.Of(use)} {WireWord.Of(known)}" : WireWord.Of(use);

    /// <remarks>The hand-over of a suspected crime follows statutory clocks and needs no ladder.</remarks>
    private static IEnumerable<(LadderUse Use, RequestKind? Kind)> Needed() =>
    [
        .. Enum.GetValues<RequestKind>().Where(kind => kind != RequestKind.CrimeTransfer).Select(kind => (LadderUse.Answer, (RequestKind?)kind)),
        (LadderUse.Unclaimed, null),
        (LadderUse.Signer, null),
        (LadderUse.Result, null),
    ];

    private static void CheckRow(Mechanism mechanism, SeedFaults faults, LadderRow row, string place)
    {
        void Fault(string at, string what, string cure) => faults.Add(MechanismFiles.Ladders, $"{place}.{at}", what, cure);

        if ((row.Use == LadderUse.Answer) != (row.Kind is not null))
        {
            Fault("kind", "A ladder for answers is for one kind of request, any other for none.", "Give the kind with use answer, leave it out otherwise.");
        }

        RequestKindRules.Cited(mechanism, faults, MechanismFiles.Ladders, $"{place}.statute", row.Statute);
        if (row.Rungs.Length == 0)
        {
            Fault("rungs", "The ladder has no rung.", "Give at least one rung.");
            return;
        }

        for (var r = 0; r < row.Rungs.Length; r++)
        {
            var last = r == row.Rungs.Length - 1;
            var rung = row.Rungs[r];
            if (r == 0 ? rung.At != 0 : rung.At <= row.Rungs[r - 1].At)
            {
                Fault($"rungs[{r}].at", "The first rung is at 0 and each later one is later.", "Give a fraction of the answer-by time above that of the rung before.");
            }

            if (rung.Repeats != last)
            {
                Fault($"rungs[{r}].repeats", last ? "The last rung does not repeat: the ladder would stop by itself." : "Only the last rung repeats.", last ? "Set repeats to true." : "Leave repeats out.");
            }

            if (last && !rung.Channels.Contains(NoticeChannel.Desk))
            {
                Fault($"rungs[{r}].channels", "The last rung has no desk: it could ring nobody.", "Add desk to its channels.");
            }

            CheckTargets(mechanism, faults, row, rung, $"{place}.rungs[{r}]");
        }
    }

    private static void CheckTargets(Mechanism mechanism, SeedFaults faults, LadderRow row, RungRow rung, string place)
    {
        if (rung.Targets.Length == 0 || rung.Channels.Length == 0)
        {
            faults.Add(MechanismFiles.Ladders, $"{place}.targets", "The rung rings nobody, or by nothing.", "Give at least one target and one channel.");
        }

        for (var t = 0; t < rung.Targets.Length; t++)
        {
            var named = rung.Targets[t];
            if (Concrete(mechanism, row, named) is not { } target)
            {
                continue;
            }

            AgencyRules.Known(mechanism, faults, MechanismFiles.Ladders, $"{place}.targets[{t}].agency", target.Agency, open: row.ValidTo is null);
            if (mechanism.Agency(target.Agency) is not null && !mechanism.Posts.Any(post => post.Agency == target.Agency && post.Post == target.Post))
            {
                faults.Add(MechanismFiles.Ladders, $"{place}.targets[{t}].post", $"{target.Agency} has no post {target.Post}.", $"Add it to {MechanismFiles.Posts}, or name another post.");
            }
        }
    }

    /// <summary>The agency a target will mostly mean; null for an addressee without posts, which is reached on paper and by phone.</summary>
    private static RungTarget? Concrete(Mechanism mechanism, LadderRow row, RungTarget target)
    {
        var addressee = row.Kind is { } kind ? mechanism.Kind(kind, row.ValidFrom).DefaultTo : null;
        return target.Agency switch
        {
            RungTarget.Asker => target with { Agency = mechanism.HomeAgency.Code },
            RungTarget.Addressee when addressee is null || mechanism.Posts.All(post => post.Agency != addressee) => null,
            RungTarget.Addressee => target with { Agency = addressee },
            _ => target,
        };
    }
}
