package dev.culprit.parse;

import dev.culprit.fact.ContainerSeen;
import dev.culprit.fact.Measure;
import dev.culprit.fact.Origin;
import dev.culprit.source.Reading;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code docker inspect} and {@code podman inspect}: read line by line, so that what was cut off or
 * picked with grep is read as well.
 */
final class ContainerInspectParser extends LineParser {

  private static final Pattern FIELD =
      Pattern.compile("\\s*\"(\\w{1,60})\": (\"[^\"]*\"|[\\w.-]+),?");

  /** Only a container's state and name; the keys of its network and volumes are many. */
  private static final List<String> KEYS =
      List.of("Status", "OOMKilled", "ExitCode", "RestartCount", "Name", "Image", "Restarting");

  ContainerInspectParser() {
    super("container-inspect");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "docker", "podman", "nerdctl")
        && Text.words(Asked.arguments(reading.command()), 4).contains("inspect");
  }

  @Override
  public int recognise(List<String> head) {
    boolean state = head.stream().anyMatch(line -> line.strip().equals("\"State\": {"));
    boolean killed = head.stream().anyMatch(line -> line.contains("\"OOMKilled\": "));
    return killed ? (state ? 95 : 80) : 0;
  }

  @Override
  Rows begin(Sink out) {
    return new Rows() {
      private final Map<String, String> fields = new HashMap<>();
      private Origin origin;

      @Override
      public boolean row(String line, int number) {
        Matcher field = FIELD.matcher(line);
        if (field.matches() && KEYS.contains(field.group(1))) {
          take(field.group(1), field.group(2).replace("\"", ""), line, number);
          return true;
        }
        if (field.matches() && field.group(1).equals("PidsLimit")) {
          limit(Text.integer(field.group(2)), line, number);
        }
        if (line.equals("    },") || line.equals("    {")) {
          end();
        }
        return field.matches() || line.strip().matches("[\\[{}\\],].*|\".*");
      }

      private void limit(int tasks, String line, int number) {
        if (tasks > 0) {
          Origin at = out.at(number, line);
          out.observe(new Measure("container.pids-limit", tasks, out.sample(), at));
        }
      }

      private void take(String key, String value, String line, int number) {
        boolean first = fields.putIfAbsent(key, value) == null;
        boolean telling = key.equals("OOMKilled") || key.equals("RestartCount");
        if (origin == null || (first && telling && !value.equals("false") && !value.equals("0"))) {
          origin = out.at(number, line);
        }
      }

      @Override
      public void end() {
        String status = fields.getOrDefault("Status", "");
        if (!status.isEmpty() || fields.containsKey("OOMKilled")) {
          out.observe(seen(status));
        }
        fields.clear();
        origin = null;
      }

      private ContainerSeen seen(String status) {
        return new ContainerSeen(
            fields.getOrDefault("Name", "container").replaceFirst("^/", ""),
            "",
            status.isEmpty() ? "exited" : status,
            fields.getOrDefault("OOMKilled", "").equals("true") ? "OOMKilled" : "",
            Text.integer(fields.getOrDefault("ExitCode", "")),
            Text.integer(fields.getOrDefault("RestartCount", "")),
            -1,
            -1,
            origin);
      }
    };
  }
}
