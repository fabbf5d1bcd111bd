namespace HrBureau.Domain;

/// <summary>Bounds of every field, checked before anything is decided.</summary>
public static class CommandFields
{
    /// <summary>A clock on somebody's desk may run ahead so far.</summary>
    public static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(1);

    /// <summary>Nobody can be asked to answer faster.</summary>
    public static readonly TimeSpan ShortestAnswerBy = TimeSpan.FromMinutes(5);

    /// <summary>Times set for later (answer-by, summons) lie at most so far ahead.</summary>
    public static readonly TimeSpan FarthestSetTime = TimeSpan.FromDays(366);

    /// <summary>More people than any county has at one gate.</summary>
    public const int MostPeople = 1_000_000;

    /// <summary>More money than any county's workers are owed, in fen.</summary>
    public const long MostFen = 100_000_000_000_000;

    /// <summary>Nobody arrives later than within a week, in minutes.</summary>
    public const int MostMinutes = 7 * 24 * 60;

    /// <summary>Checks a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="now">Incident time.</param>
    /// <returns>The first fault, or null.</returns>
    public static Refusal? Check(IncidentCommand command, DateTimeOffset now) => Hole(command) is { } hole
        ? Refusal.Of(RefusalCode.FieldInvalid, field: hole, args: ("field", hole))
        : CheckFields(command, now);

    /// <summary>A list in which something is missing: JSON lets a null stand where an object or an id must.</summary>
    /// <param name="command">The command as it was read.</param>
    /// <returns>The field, or null.</returns>
    public static string? Hole(IncidentCommand command) => command switch
    {
        IncidentCommand.NameParty { Persons: { } persons } when persons.Contains(null) => "persons",
        IncidentCommand.NameParty { Persons: { } persons } when persons.Any(person => person.Contacts?.Contains(null) ?? false) => "persons.contacts",
        IncidentCommand.AssignInspectors { Officers: { } officers } when officers.Contains(null) => "officers",
        IncidentCommand.RecordContactAttempt { Inspectors: { } inspectors } when inspectors.Contains(null) => "inspectors",
        IncidentCommand.RecordContactAttempt { Evidence: { } evidence } when evidence.Contains(null) => "evidence",
        IncidentCommand.RecordSummonsOutcome { Inspectors: { } inspectors } when inspectors.Contains(null) => "inspectors",
        IncidentCommand.ApproveRequest { Contacts: { } contacts } when contacts.Contains(null) => "contacts",
        IncidentCommand.VoidEntry { Replacement: { } replacement } when Hole(replacement) is { } inner => $"replacement.{inner}",
        _ => null,
    };

    private static Refusal? CheckFields(IncidentCommand command, DateTimeOffset now) => command switch
    {
        IncidentCommand.Report c => Report(new(now), c).Fault,
        IncidentCommand.VerifyReport c => new FieldCheck(now).People(c.Headcount).Behaviours(c.Behaviours).Text("note", c.Note).Fault,
        IncidentCommand.ActivatePlan c => new FieldCheck(now).Reason(c.Reason).Fault,
        IncidentCommand.UpdateFacts c => new FieldCheck(now).OneOf("source", c.Source, IncidentFacts.EnteredSources).Given(c.Headcount, c.AmountFen, c.Behaviours, c.Place, c.Note).People(c.Headcount, c.Adopt ? 1 : 0).Money("amountFen", c.AmountFen).Behaviours(c.Behaviours).Name("place", c.Place).Text("note", c.Note).Fault,
        IncidentCommand.ChangeGrade c => new FieldCheck(now).Reason(c.Reason).Fault,
        IncidentCommand.AssignInspectors c => new FieldCheck(now).Ids("officers", c.Officers, 1).Fault,
        IncidentCommand.HandOver c => new FieldCheck(now).Id("to", c.To).Needed("summary", c.Summary).Fault,
        IncidentCommand.AppointCommander c => new FieldCheck(now).NeededName("person", c.Person).Fault,
        IncidentCommand.NameParty c => Party(new(now), c).Fault,
        IncidentCommand.LinkParties c => new FieldCheck(now).Id("from", c.From).Id("to", c.To).Money("unpaidProjectFen", c.UnpaidProjectFen).Fault,
        IncidentCommand.RecordContactAttempt c => Attempt(new(now), c).Fault,
        IncidentCommand.RecordSummonsOutcome c => new FieldCheck(now).Id("personId", c.PersonId).Ids("inspectors", c.Inspectors, 1).Fault,
        IncidentCommand.DeclareUnreachable c => new FieldCheck(now).Id("personId", c.PersonId).Reason(c.Reason).Fault,
        IncidentCommand.RecordReached c => new FieldCheck(now).Id("personId", c.PersonId).Reason(c.Reason).Fault,
        IncidentCommand.AddNote c => new FieldCheck(now).Needed("text", c.Text).Fault,
        IncidentCommand.AttachEvidence c => new FieldCheck(now).Id("evidenceId", c.EvidenceId).NeededName("caption", c.Caption).OptionalId("step", c.Step).Fault,
        IncidentCommand.VoidEntry c => new FieldCheck(now).Reason(c.Reason).Fault,
        IncidentCommand.EndResponse c => new FieldCheck(now).Reason(c.Reason).Fault,
        IncidentCommand.Close c => new FieldCheck(now).Reason(c.Reason).Fault,
        IncidentCommand.Reopen c => new FieldCheck(now).Reason(c.Reason).Fault,
        IncidentCommand.VoidIncident c => new FieldCheck(now).Reason(c.Reason).Fault,
        IncidentCommand.MergeInto c => new FieldCheck(now).Id("into", c.Into).Reason(c.Reason).Fault,
        IncidentCommand.SplitReport c => new FieldCheck(now).Id("report", c.ReportId).Reason(c.Reason).OptionalId("into", c.Into).Fault,
        _ => RequestFields(new(now), command)?.Fault,
    };

    private static FieldCheck? RequestFields(FieldCheck check, IncidentCommand command) => command switch
    {
        IncidentCommand.DraftRequest c => check.Id("to", c.To).Needed("text", c.Text).Count("measures", c.Measures).Count("share", c.Share).Ahead("answerBy", c.AnswerBy, ShortestAnswerBy),
        IncidentCommand.RaiseRequest c => check.Id("to", c.To).Needed("text", c.Text).Count("measures", c.Measures).Count("share", c.Share).Ahead("answerBy", c.AnswerBy, ShortestAnswerBy),
        IncidentCommand.ApproveRequest c => Approval(check, c),
        IncidentCommand.FileRequestPaper c => check.Id("requestId", c.RequestId).NeededName("number", c.Number),
        IncidentCommand.AcknowledgeRequest c => check.Id("requestId", c.RequestId).Minutes("etaMinutes", c.EtaMinutes),
        IncidentCommand.TakeOnRequest c => check.Id("requestId", c.RequestId).Minutes("etaMinutes", c.EtaMinutes),
        IncidentCommand.SendBackRequest c => check.Id("requestId", c.RequestId).Reason(c.Reason),
        IncidentCommand.HandOnRequest c => check.Id("requestId", c.RequestId).Id("officer", c.Officer),
        IncidentCommand.AnswerRequest c => check.Id("requestId", c.RequestId).Text("text", c.Text).Name("result", c.Result),
        IncidentCommand.RecordAnswer c => Answer(check, c),
        IncidentCommand.ConfirmRecordedAnswer c => c.Agrees ? check.Id("requestId", c.RequestId).Text("reason", c.Reason) : check.Id("requestId", c.RequestId).Reason(c.Reason),
        IncidentCommand.FulfilRequest c => check.Id("requestId", c.RequestId).Text("reason", c.Reason),
        IncidentCommand.WithdrawRequest c => check.Id("requestId", c.RequestId).Text("reason", c.Reason),
        IncidentCommand.CompleteCallTask c => check.LongId("noticeId", c.NoticeId).Legal("at", c.At).Text("words", c.Words),
        IncidentCommand.RecordDelivery c => check.LongId("noticeId", c.NoticeId).Text("reason", c.Reason),
        IncidentCommand.RecordUnmanned c => check.LongId("noticeId", c.NoticeId),
        _ => null,
    };

    private static FieldCheck Report(FieldCheck check, IncidentCommand.Report c) => check
        .Id("reportId", c.Facts.ReportId).OptionalId("sourceRef", c.Facts.SourceRef).Legal("reportedAt", c.Facts.ReportedAt)
        .Name("reporter.name", c.Facts.Reporter?.Name?.Value).Phone("reporter.phone", c.Facts.Reporter?.Phone?.Value).Name("reporter.idNumber", c.Facts.Reporter?.IdNumber?.Value)
        .Name("employer.name", c.Facts.EmployerName).OptionalId("employer.code", c.Facts.EmployerCode)
        .Name("project.name", c.Facts.ProjectName).Name("project.address", c.Facts.ProjectAddress).NeededName("place", c.Facts.Place)
        .People(c.Facts.Headcount).Money("amountFen", c.Facts.AmountFen).Behaviours(c.Facts.Behaviours).Needed("description", c.Facts.Description)
        .Range("drill.timeScale", c.DrillScale, c.Step is null ? 1 : 0, DrillClock.MaxScale);

    private static FieldCheck Party(FieldCheck check, IncidentCommand.NameParty c)
    {
        check.Id("partyId", c.PartyId).NeededName("name", c.Name).OptionalId("code", c.Code).Count("persons", c.Persons);
        foreach (var person in c.Persons ?? [])
        {
            check.Id("persons.personId", person.PersonId).NeededName("persons.name", person.Name).Count("persons.contacts", person.Contacts);
            foreach (var contact in person.Contacts ?? [])
            {
                check.NeededName("persons.contacts.value", contact.Value).Phone("persons.contacts.value", contact.Kind == ContactKind.Phone ? contact.Value : null).Source("persons.contacts.source", contact.Source);
            }
        }

        return check;
    }

    private static FieldCheck Attempt(FieldCheck check, IncidentCommand.RecordContactAttempt c) => check
        .Id("personId", c.PersonId).NeededName("contact", c.Contact).Legal("at", c.At).Text("words", c.Words).Ids("inspectors", c.Inspectors ?? [], 0)
        .Ahead("summons.at", c.Summons?.At, TimeSpan.MinValue).Name("summons.place", c.Summons?.Place).Text("receiptProof", c.ReceiptProof).Ids("evidence", c.Evidence ?? [], 0);

    private static FieldCheck Approval(FieldCheck check, IncidentCommand.ApproveRequest c)
    {
        check.Id("requestId", c.RequestId).Count("contacts", c.Contacts);
        foreach (var contact in c.Contacts ?? [])
        {
            check.Id("contacts.personId", contact.PersonId).NeededName("contacts.contact", contact.Contact);
        }

        return c.Oral is { } oral ? check.Id("oral.by", oral.By).Legal("oral.at", oral.At) : check;
    }

    private static FieldCheck Answer(FieldCheck check, IncidentCommand.RecordAnswer c) => check
        .Id("requestId", c.RequestId).NeededName("by.name", c.By.Name).NeededName("by.post", c.By.Post).Legal("at", c.At).Text("text", c.Text).Text("proof", c.Proof);
}
