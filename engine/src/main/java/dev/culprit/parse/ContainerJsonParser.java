package dev.culprit.parse;

import dev.culprit.fact.ContainerSeen;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code docker ps --format json}, {@code podman ps --format json}, {@code crictl ps -o json},
 * {@code crictl inspect}, and a container's state alone ({@code docker inspect -f '{{json
 * .State}}'}).
 */
final class ContainerJsonParser extends JsonParser {

  private static final Pattern EXITED = Pattern.compile("Exited \\((\\d{1,3})\\).*");

  ContainerJsonParser() {
    super("container-json");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "docker", "podman", "crictl", "nerdctl")
        && Asked.arguments(reading.command()).matches(".*json.*|inspect.*\\{\\{.*");
  }

  @Override
  public int recognise(List<String> head) {
    boolean listed = begins(head, "\"Names\":") && begins(head, "\"State\":");
    boolean cri = begins(head, "\"CONTAINER_") && begins(head, "\"metadata\":");
    boolean state = begins(head, "\"OOMKilled\":") && begins(head, "\"Status\":\"");
    return listed || cri ? 95 : state ? 85 : 0;
  }

  @Override
  boolean take(Json value, Place place) {
    List<Json> listed = value.has("containers") ? value.get("containers").items() : value.items();
    boolean known = value.has("containers");
    for (Json one : listed.isEmpty() ? List.of(value) : listed) {
      known |= one(one, place);
    }
    return known;
  }

  private static boolean one(Json one, Place place) {
    if (one.has("Names")) {
      listed(one, place);
    } else if (one.has("OOMKilled") || one.get("State").has("OOMKilled")) {
      inspected(one, place);
    } else if (one.text("state").startsWith("CONTAINER_")) {
      cri(one, place);
    } else if (one.text("status", "state").startsWith("CONTAINER_")) {
      cri(one.get("status"), place);
    } else {
      return false;
    }
    return true;
  }

  /** Docker gives words, podman arrays and numbers. */
  private static void listed(Json one, Place place) {
    List<String> names = one.get("Names").texts();
    Matcher exited = EXITED.matcher(one.text("Status"));
    int exit = Text.integer(one.text("ExitCode"));
    String state = one.text("State").toLowerCase(Locale.ROOT);
    boolean ended = state.equals("exited");
    place
        .out()
        .observe(
            new ContainerSeen(
                names.isEmpty() ? one.text("Names") : names.get(0),
                one.text("Image"),
                state.isEmpty() ? "created" : state,
                one.text("Status").contains("(unhealthy)") ? "unhealthy" : "",
                exited.matches() ? Text.integer(exited.group(1)) : ended ? exit : -1,
                Text.integer(one.text("Restarts")),
                ContainerWords.spokenSeconds(one.text("RunningFor")),
                ContainerWords.spokenSeconds(one.text("Status")),
                place.of(one.get("State"))));
  }

  private static void inspected(Json one, Place place) {
    Json state = one.has("State") ? one.get("State") : one;
    String name = one.text("Name").replaceFirst("^/", "");
    boolean killed = state.is("OOMKilled");
    place
        .out()
        .observe(
            new ContainerSeen(
                name.isEmpty() ? "container" : name,
                one.text("Config", "Image"),
                state.text("Status"),
                killed ? "OOMKilled" : "",
                Text.integer(state.text("ExitCode")),
                Text.integer(one.text("RestartCount")),
                -1,
                -1,
                place.of(killed ? state.get("OOMKilled") : state.get("Status"))));
  }

  private static void cri(Json one, Place place) {
    String state = one.text("state").substring("CONTAINER_".length()).toLowerCase(Locale.ROOT);
    boolean ended = state.equals("exited");
    String reason = one.text("reason");
    place
        .out()
        .observe(
            new ContainerSeen(
                one.text("metadata", "name"),
                one.text("image", "image"),
                state,
                reason.equals("Completed") ? "" : reason,
                ended ? Text.integer(one.text("exitCode")) : -1,
                Text.integer(one.text("metadata", "attempt")),
                -1,
                -1,
                place.of(one.has("reason") ? one.get("reason") : one.get("state"))));
  }
}
