using SoraCollab.Web.Configuration;

namespace SoraCollab.Web.Prompts;

/// <summary>Registers what writes prompts out and describes takes.</summary>
public static class PromptExtensions
{
    public static WebApplicationBuilder AddPrompts(this WebApplicationBuilder builder)
    {
        builder.Services.AddFeatureOptions<PromptModelOptions>(PromptModelOptions.Section);
        builder.Services.AddSingleton<PromptModel>();
        builder.Services.AddSingleton<PromptWriter>();
        builder.Services.AddSingleton<TakeDescriber>();
        return builder;
    }
}
