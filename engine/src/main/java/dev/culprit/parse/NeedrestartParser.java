package dev.culprit.parse;

import dev.culprit.fact.OutdatedService;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * needrestart, in words or for machines ({@code -b}), and {@code needs-restarting -s} of dnf:
 * services that still run what an upgrade has replaced.
 */
final class NeedrestartParser extends LineParser {

  private static final Pattern BATCH = Pattern.compile("NEEDRESTART-(\\w{3,6}): ?(.*)");
  private static final Pattern RESTART =
      Pattern.compile(" ?systemctl restart (\\S{1,200}\\.service)|([\\w@.:-]{1,120}\\.service)");
  private static final Pattern WORDS =
      Pattern.compile(
          "(?:Scanning |Running kernel|Pending kernel|Restarting (?:services|the system)|Services (?:to be|being)|Service restarts"
              + "|No (?:services|containers|user sessions|VM guests)|User sessions|Containers |Failed to (?:check|retrieve)|The (?:currently|processor)| /|Diagnostics|Your outdated| user:|@| \\S+ @ |systemctl daemon).*");

  NeedrestartParser() {
    super("needrestart");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "needrestart", "needs-restarting");
  }

  @Override
  public int recognise(List<String> head) {
    return head.stream()
            .anyMatch(
                line ->
                    line.startsWith("NEEDRESTART-VER:")
                        || line.equals("Services to be restarted:")
                        || line.equals("No services need to be restarted.")
                        || line.equals("Restarting services..."))
        ? 95
        : 0;
  }

  @Override
  Rows begin(Sink out) {
    return (line, number) -> {
      Matcher batch = BATCH.matcher(line);
      Matcher restart = RESTART.matcher(line);
      if (batch.matches() && batch.group(1).equals("SVC")) {
        out.observe(new OutdatedService(batch.group(2).strip(), out.at(number, line)));
        return true;
      } else if (restart.matches()) {
        String unit = restart.group(1) == null ? restart.group(2) : restart.group(1);
        out.observe(new OutdatedService(unit, out.at(number, line)));
        return true;
      }
      return batch.matches() || WORDS.matcher(line).matches();
    };
  }
}
