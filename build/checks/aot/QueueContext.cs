using System.Text.Json.Serialization;
using Parallax.Models;

namespace Parallax.Checks;

[JsonSerializable(typeof(UpdateProject))]
[JsonSerializable(typeof(ParallaxPage<Project>))]
[JsonSerializable(typeof(ParallaxWebhookEvent))]
internal sealed partial class QueueContext : JsonSerializerContext;
