using System.Reflection;

namespace LiveFair.Web.Tests.Hubs;

/// <summary>
/// Stands for a grain or for who finds it. A class that implements a grain's interface would be taken for a grain of
/// the fairs that other tests start.
/// </summary>
public class Answering : DispatchProxy
{
    private Func<string, object?> _answer = _ => null;

    /// <param name="answer">What a call returns, by the method's name.</param>
    public static T As<T>(Func<string, object?> answer)
        where T : class
    {
        var made = Create<T, Answering>();
        ((Answering)(object)made)._answer = answer;
        return made;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => _answer(targetMethod!.Name);
}
