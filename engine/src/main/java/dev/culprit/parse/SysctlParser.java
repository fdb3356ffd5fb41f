package dev.culprit.parse;

import dev.culprit.fact.KernelSetting;
import dev.culprit.fact.Origin;
import dev.culprit.fact.ServiceSetting;
import dev.culprit.source.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code sysctl -a} and its like, and /etc/sysctl.conf, which only says what is wanted. */
final class SysctlParser extends LineParser {

  private static final Set<String> ROOTS =
      Set.of("abi", "crypto", "debug", "dev", "fs", "kernel", "net", "sunrpc", "user", "vm");

  /** Settings per interface that bear on no outage, of which a host may have thousands. */
  private static final List<String> PER_INTERFACE =
      List.of(
          "net.ipv4.conf.",
          "net.ipv6.conf.",
          "net.ipv4.neigh.",
          "net.ipv6.neigh.",
          "net.mpls.conf.");

  private static final List<String> KEPT_OF_INTERFACES =
      List.of(".rp_filter", ".forwarding", ".arp_ignore", ".arp_announce", ".disable_ipv6", ".mtu");

  /** Its options are before the names; a pattern or {@code -a} would not tell which come. */
  private static final Pattern BARE =
      Pattern.compile(
          "\\bsysctl(?: -[eNb]{1,2}){0,2} (?:-[eb]?n[eb]?|--values)((?: [\\w./-]{3,120}){1,40})"
              + "\\s*(?:2?>.*)?$");

  SysctlParser() {
    super("sysctl");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "sysctl") || isConfiguration(reading.file());
  }

  private static boolean isConfiguration(String file) {
    return file.endsWith("/sysctl.conf") || (file.contains("/sysctl.d/") && file.endsWith(".conf"));
  }

  @Override
  public int recognise(List<String> head) {
    boolean rows =
        mostly(
            head,
            line -> name(line) != null,
            line -> isComment(line) || line.startsWith("sysctl: "));
    return rows ? 90 : 0;
  }

  /** A name with slashes, as sysctl takes it, too, with points; a point in it was a slash. */
  private static String slashed(String line) {
    int equals = line.indexOf('=');
    int slash = line.indexOf('/');
    if (slash <= 0 || slash > equals || !ROOTS.contains(line.substring(0, slash).strip())) {
      return line;
    }
    String name = line.substring(0, equals).replace('.', '\0').replace('/', '.').replace('\0', '/');
    return name + line.substring(equals);
  }

  /** The dotted name left of the equals sign, or null. */
  private static String name(String given) {
    String line = slashed(given);
    int equals = line.indexOf('=');
    int dot = line.indexOf('.');
    if (equals <= 0 || dot <= 0 || dot > equals || equals > 120) {
      return null;
    }
    String name = line.substring(0, equals).strip();
    boolean known = ROOTS.contains(line.substring(0, dot).strip());
    return known && name.indexOf(' ') < 0 ? name : null;
  }

  @Override
  Rows begin(Sink out) {
    boolean configuration = isConfiguration(out.asked());
    List<String> unnamed = unnamed(out.asked());
    return new Rows() {
      private final List<Line> values = new ArrayList<>();

      @Override
      public boolean row(String line, int number) {
        boolean value = values.size() < unnamed.size();
        String name = value ? null : name(line);
        if (value) {
          values.add(new Line(number, line));
          return true;
        } else if (name == null) {
          return line.startsWith("sysctl: ") || (configuration && isComment(line));
        }
        take(name, line.substring(line.indexOf('=') + 1), new Line(number, line));
        return true;
      }

      /** A line for each setting, be it an error's; with fewer nobody knows which are missing. */
      @Override
      public void end() {
        for (int i = 0; i < unnamed.size() && values.size() == unnamed.size(); i++) {
          String text = values.get(i).text();
          if (!text.startsWith("sysctl: ")) {
            take(unnamed.get(i), text, values.get(i));
          }
        }
      }

      private void take(String name, String text, Line line) {
        String value = String.join(" ", Text.words(text, 64));
        Origin origin = out.at(line.number(), line.text());
        if (configuration) {
          out.observe(new ServiceSetting("sysctl", out.asked(), name, value, origin));
        } else if (isKept(name)) {
          out.observe(new KernelSetting(name, value, origin));
          if (name.equals("fs.file-nr")) {
            FileNr.observe(Text.words(value, 3), out.sample(), line.number(), line.text(), out);
          }
        }
      }
    };
  }

  private record Line(int number, String text) {}

  /** The settings of {@code sysctl -n NAME…}, which prints their values only, one a line. */
  private static List<String> unnamed(String asked) {
    Matcher bare = BARE.matcher(asked);
    if (!bare.find()) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    for (String word : Text.words(bare.group(1), 64)) {
      String name = name(word + "=");
      if (name == null) {
        return List.of();
      }
      names.add(name);
    }
    return names;
  }

  private static boolean isComment(String line) {
    String text = line.strip();
    return text.startsWith("#") || text.startsWith(";") || text.startsWith("-");
  }

  private static boolean isKept(String name) {
    if (name.startsWith("kernel.sched_domain.") || name.startsWith("dev.")) {
      return false;
    }
    boolean perInterface = PER_INTERFACE.stream().anyMatch(name::startsWith);
    return !perInterface
        || name.startsWith("net.ipv4.neigh.default.gc_thresh")
        || name.startsWith("net.ipv6.neigh.default.gc_thresh")
        || KEPT_OF_INTERFACES.stream().anyMatch(name::endsWith);
  }
}
