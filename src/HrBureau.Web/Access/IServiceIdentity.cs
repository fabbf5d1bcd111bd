namespace HrBureau.Web;

/// <summary>The web process's own identity; it may sign people in and listen, and may not act as an officer. The host provides it.</summary>
public interface IServiceIdentity
{
    /// <summary>A token that is valid now.</summary>
    /// <returns>The signed token of the service.</returns>
    string CurrentToken();
}
