package dev.culprit.parse;

import dev.culprit.fact.BalancerServer;
import dev.culprit.fact.ServiceSetting;
import dev.culprit.source.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * haproxy.cfg: settings, and the servers with how they are checked. Whether they are up is not in
 * it: they count as up unless disabled.
 */
final class HaproxyConfParser extends LineParser {

  private static final Set<String> SECTIONS =
      Set.of(
          "global",
          "defaults",
          "frontend",
          "backend",
          "listen",
          "peers",
          "resolvers",
          "userlist",
          "cache",
          "mailers",
          "program",
          "http-errors",
          "ring",
          "log-forward");

  private static final Set<String> KEPT =
      Set.of(
          "maxconn",
          "ulimit-n",
          "timeout",
          "bind",
          "default_backend",
          "balance",
          "mode",
          "retries",
          "option",
          "nbthread",
          "nbproc",
          "fullconn",
          "http-check");

  HaproxyConfParser() {
    super("haproxy-conf");
  }

  @Override
  public boolean claims(Reading reading) {
    return reading.file().endsWith("haproxy.cfg") || reading.file().contains("/haproxy/conf.d/");
  }

  @Override
  public int recognise(List<String> head) {
    int sections = 0;
    int options = 0;
    for (String line : head) {
      List<String> words = Text.words(line, 3);
      boolean indented = line.startsWith(" ") || line.startsWith("\t");
      String first = words.isEmpty() ? "" : words.get(0);
      sections += !indented && SECTIONS.contains(first) && words.size() < 3 ? 1 : 0;
      options += indented && (KEPT.contains(first) || first.equals("server")) ? 1 : 0;
    }
    return sections > 0 && options > 0 ? 85 : 0;
  }

  @Override
  Rows begin(Sink out) {
    return new Sections(out);
  }

  /** What a section says of its servers' checks. */
  private static final class Section {
    private String name = "";
    private boolean http;
    private boolean defaultCheck;
    private final List<String[]> servers = new ArrayList<>();
    private final List<Integer> lines = new ArrayList<>();
  }

  private static final class Sections implements Rows {

    private final Sink out;
    private Section section = new Section();
    private boolean inDefaults;
    private boolean httpByDefault;

    Sections(Sink out) {
      this.out = out;
    }

    @Override
    public boolean row(String line, int number) {
      List<String> words = Text.words(line, 60);
      String first = words.get(0);
      if (first.startsWith("#")) {
        return true;
      } else if (SECTIONS.contains(first)) {
        end();
        section = new Section();
        section.name = words.size() > 1 ? words.get(1) : first;
        section.http = httpByDefault;
        inDefaults = first.equals("defaults");
        return true;
      }
      if (first.equals("server") && words.size() >= 3 && section.servers.size() < 5_000) {
        section.servers.add(
            new String[] {words.get(1), words.get(2), String.join(" ", words), line});
        section.lines.add(number);
      } else if (first.equals("default-server")) {
        section.defaultCheck = words.contains("check");
      } else if (first.equals("option") && words.size() > 1 && words.get(1).equals("httpchk")) {
        section.http = true;
        httpByDefault |= inDefaults;
      }
      setting(words, number, line);
      return Character.isLetter(first.charAt(0));
    }

    private void setting(List<String> words, int number, String line) {
      if (!KEPT.contains(words.get(0)) || words.size() < 2) {
        return;
      }
      boolean two = words.get(0).equals("timeout") || words.get(0).equals("option");
      String name = two ? words.get(0) + " " + words.get(1) : words.get(0);
      String value = String.join(" ", words.subList(two ? 2 : 1, words.size()));
      out.observe(new ServiceSetting("haproxy", section.name, name, value, out.at(number, line)));
    }

    @Override
    public void end() {
      for (int i = 0; i < section.servers.size(); i++) {
        String[] server = section.servers.get(i);
        String words = " " + server[2] + " ";
        boolean checked = words.contains(" check ") || section.defaultCheck;
        String check = !checked ? "none" : section.http ? "L7" : "L4";
        boolean up = !words.contains(" disabled ");
        out.observe(
            new BalancerServer(
                "haproxy",
                section.name,
                server[0],
                server[1],
                up,
                check,
                -1,
                -1,
                out.at(section.lines.get(i), server[3])));
      }
      section.servers.clear();
    }
  }
}
