package dev.culprit.cli.perturb;

import dev.culprit.knowledge.Knowledge;
import dev.culprit.source.Reading;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Other names for what somebody named at this site: hosts, own programs, folders and files outside
 * of the distribution's places. A letter becomes the next one of its kind, so that lengths and
 * beginnings agree as before.
 */
final class Names {

  private static final String VOWELS = "aeiou";
  private static final String CONSONANTS = "bcdfghjklmnpqrstvwxyz";
  private static final int SHORTEST = 4;

  private static final Pattern WORD = Pattern.compile("[A-Za-z]{3,}");
  private static final Pattern TOKEN = Pattern.compile("(?<![A-Za-z0-9_-])[A-Za-z][A-Za-z0-9_-]+");

  private static final Pattern HOST =
      Pattern.compile("(?m)\\A([a-z][\\w.-]+)\\s*\\z|^Linux ([a-z][\\w.-]+) \\d");
  private static final Pattern DOMAIN =
      Pattern.compile(
          "\\b((?:[a-z0-9-]+\\.)+)(?:com|org|net|example|test|local|internal|lan|invalid)\\b");
  private static final Pattern OWN_PATH =
      Pattern.compile(
          "(?<![\\w./-])/(?:home|srv|opt|mnt|media|data|usr/local|var/www|tmp|var/tmp)((?:/[\\w.+-]+)+)");

  /** Programs as their logs and units call them. */
  private static final Pattern PROGRAM =
      Pattern.compile(
          "(?:(?:^|/)logs?/(?:[\\w.-]+/)*([A-Za-z][\\w-]+)\\.log|\\b([A-Za-z][\\w-]+)\\.service)\\b");

  private static final Pattern SCRIPT = Pattern.compile("/[\\w-]+\\.(?:py|sh|pl|js|rb|jar)$");

  /** An own program that a unit runs, whatever the unit is called: its log lines bear its name. */
  private static final Pattern RUN =
      Pattern.compile(
          "\\bExecStart=/(?:opt|srv|usr/local)/(?:[\\w.+-]+/){0,9}([A-Za-z][\\w-]+)(?=[\\s;]|$)");

  /** Below a web server's folder the names are those that clients ask for. */
  private static final Pattern WEB = Pattern.compile("/(?:www|html|htdocs|public|webroot)/.*");

  /** What folders are called everywhere, and what parts of the system are. */
  private static final Set<String> USUAL =
      Set.of(
          "apps",
          "bash",
          "cache",
          "conf",
          "config",
          "current",
          "data",
          "dash",
          "html",
          "home",
          "host",
          "include",
          "index",
          "java",
          "lib64",
          "local",
          "localhost",
          "logs",
          "main",
          "node",
          "nobody",
          "perl",
          "public",
          "python",
          "python3",
          "release",
          "releases",
          "root",
          "ruby",
          "runner",
          "service",
          "sbin",
          "server",
          "share",
          "shared",
          "sleep",
          "socket",
          "sockets",
          "spool",
          "static",
          "storage",
          "tmpfs",
          "user",
          "users",
          "work",
          "worker",
          "workers");

  private final Set<String> known = new HashSet<>();
  private final Set<String> anywhere = new HashSet<>();
  private final Set<String> inPaths = new HashSet<>();

  /** Learns the names that these readings use and that no page knows. */
  Names(Collection<Reading> readings, Knowledge knowledge) {
    known.addAll(USUAL);
    knowledge.signatures().forEach(s -> know(s.pattern().text()));
    knowledge.software().forEach(s -> know(s.id() + " " + s.processes()));
    for (Reading reading : readings) {
      learn(reading);
    }
    inPaths.removeIf(this::keeps);
    anywhere.removeIf(this::keeps);
  }

  private void know(String text) {
    Matcher words = WORD.matcher(text);
    while (words.find()) {
      known.add(words.group().toLowerCase(Locale.ROOT));
    }
  }

  /** Short ones, and those all of whose words some page or everybody knows. */
  private boolean keeps(String name) {
    return name.length() < SHORTEST
        || known.contains(name.toLowerCase(Locale.ROOT))
        || WORD.matcher(name)
            .results()
            .allMatch(m -> known.contains(m.group().toLowerCase(Locale.ROOT)));
  }

  private void learn(Reading reading) {
    String text = Copies.text(reading);
    boolean saysHost = reading.tool().equals("hostname") || reading.file().endsWith("/hostname");
    Matcher host = HOST.matcher(text);
    while (host.find()) {
      if (host.group(2) != null || saysHost) {
        tokens(host.group().replace("Linux", ""), anywhere);
      }
    }
    DOMAIN.matcher(text).results().forEach(m -> tokens(m.group(1), anywhere));
    OWN_PATH.matcher(text).results().forEach(m -> path(m.group(1)));
    RUN.matcher(text).results().forEach(m -> tokens(m.group(1), anywhere));
    PROGRAM
        .matcher(reading.path() + "\n" + text)
        .results()
        .forEach(m -> tokens(m.group(), anywhere));
  }

  private void path(String path) {
    tokens(WEB.matcher(path).replaceFirst(""), inPaths);
    SCRIPT.matcher(path).results().forEach(m -> tokens(m.group(), anywhere));
  }

  private static void tokens(String text, Set<String> into) {
    TOKEN.matcher(text).results().forEach(m -> into.add(m.group()));
  }

  /** The text with other names. */
  String change(String text) {
    return TOKEN
        .matcher(text)
        .replaceAll(
            m -> {
              boolean inPath = m.start() > 0 && text.charAt(m.start() - 1) == '/';
              boolean change =
                  anywhere.contains(m.group()) || (inPath && inPaths.contains(m.group()));
              return change ? turned(m.group()) : m.group();
            });
  }

  private static String turned(String name) {
    StringBuilder other = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      other.append(turned(name.charAt(i)));
    }
    return other.toString();
  }

  private static char turned(char letter) {
    char small = Character.toLowerCase(letter);
    String kind = VOWELS.indexOf(small) >= 0 ? VOWELS : CONSONANTS;
    int at = kind.indexOf(small);
    if (at < 0) {
      return letter;
    }
    char next = kind.charAt((at + 1) % kind.length());
    return Character.isUpperCase(letter) ? Character.toUpperCase(next) : next;
  }
}
