using LeadSync.Content;
using LeadSync.Rules;
namespace LeadSync.Tests.Content;
public sealed class TempSpeedTests(ITestOutputHelper output)
{
    [Fact]
    public void Speed()
    {
        for (var warm = 0; warm < 200; warm++) Readers.Text(Readers.Busy);
        var busy = Readers.Busy;
        var c = Readers.Case(busy);
        var p = System.Diagnostics.Process.GetCurrentProcess();
        var a = p.TotalProcessorTime;
        for (var n = 0; n < 2000; n++) BriefWriter.Write(c);
        p.Refresh(); var b = p.TotalProcessorTime;
        var brief = BriefWriter.Write(c);
        for (var n = 0; n < 2000; n++) BriefTemplate.Shipped.Render(brief.Values);
        p.Refresh(); var d = p.TotalProcessorTime;
        output.WriteLine($"write {(b - a).TotalMicroseconds / 2000:0} us, render {(d - b).TotalMicroseconds / 2000:0} us");
    }
}
