using Orleans;

namespace HrBureau.Domain;

/// <summary>A post that one officer of an agency holds at any instant.</summary>
/// <param name="Agency">The agency's code.</param>
/// <param name="Post">The post's word, such as <c>liaison</c> or <c>leader-on-duty</c>; see <see cref="Posts"/>.</param>
/// <param name="Name">What people call it.</param>
[GenerateSerializer]
[Alias("hrb.post-row")]
public sealed record PostRow(string Agency, string Post, LocalisedText Name);
