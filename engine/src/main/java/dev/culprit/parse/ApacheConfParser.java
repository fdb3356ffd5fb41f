package dev.culprit.parse;

import dev.culprit.fact.ServiceSetting;
import dev.culprit.source.Reading;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** httpd.conf, apache2.conf and their included files. */
final class ApacheConfParser extends LineParser {

  private static final Set<String> KEPT =
      Set.of(
          "startservers",
          "minspareservers",
          "maxspareservers",
          "maxrequestworkers",
          "maxclients",
          "serverlimit",
          "threadlimit",
          "threadsperchild",
          "maxconnectionsperchild",
          "maxrequestsperchild",
          "minsparethreads",
          "maxsparethreads",
          "listen",
          "listenbacklog",
          "timeout",
          "keepalive",
          "keepalivetimeout",
          "maxkeepaliverequests",
          "proxypass",
          "proxypassmatch",
          "balancermember",
          "proxytimeout",
          "servername",
          "user",
          "errorlog",
          "loadmodule",
          "sslcertificatefile",
          "documentroot",
          "php_value",
          "php_admin_value");

  private static final Set<String> SECTIONS =
      Set.of("ifmodule", "virtualhost", "directory", "location", "proxy", "files", "filesmatch");

  ApacheConfParser() {
    super("apache-conf");
  }

  @Override
  public boolean claims(Reading reading) {
    String file = reading.file();
    return (file.contains("/apache2/") || file.contains("/httpd/"))
        && (file.endsWith(".conf") || file.contains("-enabled/") || file.endsWith(".load"));
  }

  @Override
  public int recognise(List<String> head) {
    int known = 0;
    for (String line : head) {
      String first = first(line);
      boolean section = first.startsWith("<") && SECTIONS.contains(name(first));
      String text = line.strip();
      boolean directive = KEPT.contains(first) && Character.isUpperCase(text.charAt(0));
      known += section || (directive && !text.endsWith(";")) ? 1 : 0;
    }
    return known >= 2 ? 75 : 0;
  }

  private static String first(String line) {
    List<String> words = Text.words(line, 2);
    return words.isEmpty() ? "" : words.get(0).toLowerCase(Locale.ROOT);
  }

  private static String name(String tag) {
    return tag.replace("<", "").replace("/", "").replace(">", "");
  }

  @Override
  Rows begin(Sink out) {
    Deque<String> sections = new ArrayDeque<>();
    return (line, number) -> {
      String text = line.strip();
      String first = first(text);
      if (text.startsWith("#")) {
        return true;
      } else if (first.startsWith("</")) {
        sections.poll();
        return true;
      } else if (first.startsWith("<")) {
        if (sections.size() < 50) {
          sections.push(text.replaceFirst("^<", "").replaceFirst(">$", ""));
        }
        return text.endsWith(">");
      }
      if (KEPT.contains(first)) {
        List<String> words = Text.words(text, 40);
        String value = String.join(" ", words.subList(1, words.size()));
        String section = sections.isEmpty() ? "" : sections.peek();
        out.observe(
            new ServiceSetting("apache", section, words.get(0), value, out.at(number, line)));
      }
      return Character.isLetter(text.charAt(0));
    };
  }
}
