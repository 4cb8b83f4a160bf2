namespace Converter.Styles.Sheets;

/// <summary>How the imprint (版记, GB/T 9704 7.4) stands at the foot of the last page.</summary>
/// <param name="OuterRule">Thickness of the first and the last rule (7.4.1); nothing for none.</param>
/// <param name="InnerRule">Thickness of the rules between (7.4.1); nothing for none.</param>
/// <param name="LinePitch">From line to line (3.2).</param>
/// <param name="EvenPage">Whether it stands on an even page (GB/T 33476.2 7.3.1).</param>
public sealed record ImprintFormat(Length OuterRule, Length InnerRule, Length LinePitch, bool EvenPage);
