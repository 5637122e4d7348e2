namespace LiveFair.Web.Hosting;

/// <summary>The process cannot start as it was told to; the message names the setting.</summary>
public sealed class SettingsException(string message) : Exception(message);
