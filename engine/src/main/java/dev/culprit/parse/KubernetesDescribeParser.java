package dev.culprit.parse;

import dev.culprit.fact.ContainerSeen;
import dev.culprit.fact.NodeCondition;
import dev.culprit.fact.Origin;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code kubectl describe node} and {@code describe pod}: conditions, and the last state of each
 * container. The events at the end are log lines.
 */
final class KubernetesDescribeParser extends LineParser {

  /** {@code DiskPressure True Mon, 23 Nov 2026 … KubeletHasDiskPressure words}. */
  private static final Pattern CONDITION =
      Pattern.compile(" {2}(\\w{4,40}) {2,}(True|False|Unknown) {2,}(.*)");

  private static final Pattern TIMES =
      Pattern.compile("(?:\\w{3}, \\d\\d \\w{3} \\d{4} [\\d:]{8} \\S+\\s+){1,2}");
  private static final Pattern FIELD =
      Pattern.compile("\\s{0,12}([A-Z][\\w /().-]{1,60}):(?:\\s+(.*))?");
  private static final Pattern CONTAINER = Pattern.compile(" {2}([a-z0-9][a-z0-9-]{0,62}):");

  KubernetesDescribeParser() {
    super("kubectl-describe");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "kubectl", "oc")
        && Asked.arguments(reading.command()).startsWith("describe ");
  }

  @Override
  public int recognise(List<String> head) {
    boolean name = head.stream().anyMatch(line -> line.startsWith("Name:  "));
    boolean kind =
        head.stream()
            .anyMatch(
                line ->
                    line.startsWith("Namespace:  ")
                        || line.startsWith("Roles:  ")
                        || line.startsWith("Conditions:"));
    return name && kind ? 90 : 0;
  }

  @Override
  Rows begin(Sink out) {
    return new Description(out);
  }

  private static final class Description implements Rows {

    private final Sink out;
    private String name = "";
    private String section = "";
    private String container = "";
    private String reason = "";
    private String state = "";
    private int exitCode = -1;
    private Origin origin;

    Description(Sink out) {
      this.out = out;
    }

    @Override
    public boolean row(String line, int number) {
      if (line.charAt(0) != ' ') {
        return heading(line);
      }
      Matcher condition = CONDITION.matcher(line);
      if (section.equals("Conditions") && condition.matches()) {
        String words = TIMES.matcher(condition.group(3)).replaceFirst("").replaceAll(" {2,}", ": ");
        String type = condition.group(1);
        out.observe(new NodeCondition(name, type, condition.group(2), words, out.at(number, line)));
        return true;
      }
      if (section.equals("Containers") || section.equals("Init Containers")) {
        container(line, number);
      }
      return true;
    }

    private boolean heading(String line) {
      Matcher field = FIELD.matcher(line);
      if (!field.matches()) {
        return false;
      }
      section = field.group(1);
      if (section.equals("Name")) {
        name = field.group(2) == null ? "" : field.group(2).strip();
      }
      return true;
    }

    private void container(String line, int number) {
      Matcher first = CONTAINER.matcher(line);
      Matcher field = FIELD.matcher(line);
      if (first.matches()) {
        container = first.group(1);
        state = "";
        reason = "";
        exitCode = -1;
        origin = out.at(number, line);
      } else if (field.matches() && field.group(2) != null && origin != null) {
        field(field.group(1), field.group(2).strip(), line, number);
      }
    }

    private void field(String key, String value, String line, int number) {
      switch (key) {
        case "State" -> state = value;
        case "Reason" -> {
          boolean telling = !value.equals("Completed") && !reason.equals("OOMKilled");
          reason = telling ? value : reason;
          origin = telling ? out.at(number, line) : origin;
        }
        case "Exit Code" -> exitCode = Text.integer(value);
        case "Restart Count" -> {
          String service = container.isEmpty() ? ContainerWords.ofPod(name) : container;
          out.observe(seen(service, Text.integer(value)));
        }
        default -> {
          return;
        }
      }
    }

    private ContainerSeen seen(String service, int restarts) {
      boolean back = reason.equals("CrashLoopBackOff") || state.equals("Waiting");
      String word = state.equals("Running") ? "running" : back ? "restarting" : "exited";
      return new ContainerSeen(service, "", word, reason, exitCode, restarts, -1, -1, origin);
    }
  }
}
