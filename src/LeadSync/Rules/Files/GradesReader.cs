using LeadSync.Rules.Yaml;

namespace LeadSync.Rules.Files;

/// <summary>Grades with their floors, best first; only the last one may be everything <c>below</c>.</summary>
internal static class GradesReader
{
    public static IReadOnlyList<GradeRule> Read(YamlMap? map)
    {
        if (map is null) return [];

        var grades = map.Entries.Select(entry => Grade(map, entry)).ToList();
        foreach (var (grade, next) in grades.Zip(grades.Skip(1)))
        {
            if (grade.Floor is null || next.Floor >= grade.Floor)
            {
                map.Judge.Refuse(
                    map.PositionOf(next.Grade),
                    $"the grade '{next.Grade}' can never be given, '{grade.Grade}' before it takes all its leads",
                    "Write the best grade first, with falling floors, and below only for the last");
            }
        }

        return grades;
    }

    private static GradeRule Grade(YamlMap map, YamlPair entry)
    {
        map.Judge.Names.Define(NameKind.Grade, entry.Key, entry.At);
        var floor = map.Text(entry.Key);
        var number = floor is null ? null : Units.Whole(floor);
        if (number is null && floor != "below") map.Judge.Refuse(entry.At, $"the grade '{entry.Key}' begins at '{floor}'", "Write the points of fit it begins at, or below for the last");
        return new GradeRule(entry.Key, number);
    }
}
