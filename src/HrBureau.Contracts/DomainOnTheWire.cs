using HrBureau.Domain;

[assembly: GenerateCodeForDeclaringAssembly(typeof(Phase))]
