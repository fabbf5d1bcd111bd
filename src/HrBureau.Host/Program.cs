using HrBureau.Host;

return await Verbs.RunAsync(args, EnvironmentVariables.All());
