using Mono.Cecil;
using Mono.Cecil.Cil;

namespace LeadSync.Tests.Support;

/// <summary>Which types a compiled type looks at: in its members' shapes and inside its methods.</summary>
internal static class TypeReferences
{
    public static IEnumerable<TypeDefinition> AllTypes(ModuleDefinition program) => program.Types.SelectMany(WithNested);

    /// <summary>The namespace of a type; a nested one, such as what the compiler makes of an async method, stands in its outer type's.</summary>
    public static string NamespaceOf(TypeReference type) => Outermost(type).Namespace;

    public static IEnumerable<TypeReference> Of(TypeDefinition type)
    {
        var used = new List<TypeReference?> { type.BaseType };
        used.AddRange(type.Interfaces.Select(one => one.InterfaceType));
        used.AddRange(type.Fields.Select(field => field.FieldType));
        used.AddRange(type.Properties.Select(property => property.PropertyType));
        foreach (var method in type.Methods)
        {
            used.Add(method.ReturnType);
            used.AddRange(method.Parameters.Select(parameter => parameter.ParameterType));
            if (!method.HasBody) continue;

            used.AddRange(method.Body.Variables.Select(variable => variable.VariableType));
            foreach (var instruction in method.Body.Instructions) used.AddRange(Of(instruction));
        }

        return used.OfType<TypeReference>().SelectMany(Parts);
    }

    private static IEnumerable<TypeReference?> Of(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        GenericInstanceMethod method => [method.DeclaringType, .. method.GenericArguments],
        MemberReference member => [member.DeclaringType],
        _ => [],
    };

    /// <summary>List&lt;Lead&gt; is a List and a Lead; a nested type stands in its outer type's room.</summary>
    private static IEnumerable<TypeReference> Parts(TypeReference type)
    {
        yield return Outermost(type).GetElementType();
        if (type is not GenericInstanceType generic) yield break;

        foreach (var part in generic.GenericArguments.SelectMany(Parts)) yield return part;
    }

    private static TypeReference Outermost(TypeReference type) => type.DeclaringType is null ? type : Outermost(type.DeclaringType);

    private static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) => type.NestedTypes.SelectMany(WithNested).Prepend(type);
}
