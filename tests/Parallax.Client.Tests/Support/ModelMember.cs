using System.Reflection;
using Parallax.Models;

namespace Parallax.Tests.Support;

internal sealed record ModelMember(Type Model, PropertyInfo Property, Member Described)
{
    public ParallaxModel New() => (ParallaxModel)Activator.CreateInstance(Model)!;

    public ParallaxModel With(object? value)
    {
        var model = New();
        Property.SetValue(model, value);
        return model;
    }

    public ParallaxModel Read(string valueAsJson) => (ParallaxModel)ModelJson.Read(Model, $"{{\"{Described.Name}\":{valueAsJson}}}");

    public object? Of(ParallaxModel model) => Property.GetValue(model);

    public override string ToString() => $"{Model.Name}.{Property.Name}";
}
