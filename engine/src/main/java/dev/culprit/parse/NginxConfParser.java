package dev.culprit.parse;

import dev.culprit.fact.ConfiguredLimit;
import dev.culprit.fact.ProcessLimit;
import dev.culprit.fact.ServiceSetting;
import dev.culprit.source.Reading;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** nginx.conf, its included files, and {@code nginx -T}, which prints them all. */
final class NginxConfParser extends LineParser {

  private static final Set<String> KEPT =
      Set.of(
          "worker_processes",
          "worker_connections",
          "worker_rlimit_nofile",
          "listen",
          "server_name",
          "proxy_pass",
          "fastcgi_pass",
          "uwsgi_pass",
          "scgi_pass",
          "grpc_pass",
          "memcached_pass",
          "proxy_connect_timeout",
          "proxy_read_timeout",
          "proxy_send_timeout",
          "fastcgi_read_timeout",
          "fastcgi_connect_timeout",
          "keepalive_timeout",
          "keepalive_requests",
          "keepalive",
          "server",
          "client_max_body_size",
          "limit_req",
          "limit_conn",
          "error_log",
          "access_log",
          "ssl_certificate",
          "resolver",
          "max_fails",
          "proxy_next_upstream",
          "user",
          "root",
          "listen_backlog");

  private static final Set<String> KNOWN =
      Set.of(
          "events",
          "http",
          "server",
          "location",
          "upstream",
          "worker_processes",
          "proxy_pass",
          "fastcgi_pass",
          "server_name",
          "listen",
          "worker_connections",
          "include",
          "sendfile");

  private static final int DEEPEST = 50;

  /** Longest directive that goes over several lines. */
  private static final int LONGEST = 2_000;

  NginxConfParser() {
    super("nginx-conf");
  }

  @Override
  public boolean claims(Reading reading) {
    String file = reading.file();
    boolean folder =
        file.endsWith(".conf") || file.contains("/sites-") || file.contains("/snippets/");
    boolean printed = Asked.tool(reading, "nginx") && reading.command().contains("-T");
    return printed || (file.contains("/nginx/") && folder);
  }

  @Override
  public int recognise(List<String> head) {
    int known = 0;
    int others = 0;
    for (String line : head) {
      String text = line.strip();
      boolean directive = text.indexOf(';') > 0 || text.endsWith("{") || text.equals("}");
      List<String> words = Text.words(text, 2);
      String first = words.isEmpty() ? "" : words.get(0);
      if (directive && KNOWN.contains(first)) {
        known++;
      } else if (!directive && !text.isEmpty() && !text.startsWith("#")) {
        others++;
      }
    }
    return known >= 2 && known > others ? 85 : 0;
  }

  @Override
  Rows begin(Sink out) {
    return new Blocks(out);
  }

  private static final class Blocks implements Rows {

    private final Sink out;
    private final Deque<String> blocks = new ArrayDeque<>();
    private String pending = "";

    Blocks(Sink out) {
      this.out = out;
    }

    @Override
    public boolean row(String line, int number) {
      String text = withoutComment(line).strip();
      if (text.isEmpty() || text.startsWith("nginx: ")) {
        return true;
      }
      boolean continued = !pending.isEmpty();
      text = continued ? pending + " " + text : text;
      boolean any = false;
      int begin = 0;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == '{' || c == '}' || c == ';') {
          part(text.substring(begin, i).strip(), c, number, line);
          begin = i + 1;
          any = true;
        }
      }
      pending = text.length() - begin < LONGEST ? text.substring(begin) : "";
      return any || continued || !pending.isEmpty();
    }

    private static String withoutComment(String line) {
      int hash = line.indexOf('#');
      boolean comment = hash == 0 || (hash > 0 && line.charAt(hash - 1) <= ' ');
      return comment ? line.substring(0, hash) : line;
    }

    private void part(String text, char end, int number, String line) {
      if (end == '{' && blocks.size() < DEEPEST) {
        blocks.push(text);
      } else if (end == '}' && !blocks.isEmpty()) {
        blocks.pop();
      } else if (end == ';' && !text.isEmpty()) {
        List<String> words = Text.words(text, 40);
        if (KEPT.contains(words.get(0))) {
          directive(words, number, line);
        }
      }
    }

    private void directive(List<String> words, int number, String line) {
      String name = words.get(0);
      String value = String.join(" ", words.subList(1, words.size()));
      String section = blocks.isEmpty() ? "" : blocks.peek();
      ServiceSetting setting =
          new ServiceSetting("nginx", section, name, value, out.at(number, line));
      out.observe(setting);
      if (name.equals("worker_rlimit_nofile") && setting.number() > 0) {
        out.observe(
            new ConfiguredLimit(
                "nginx",
                ProcessLimit.OPEN_FILES,
                setting.number(),
                "service-config",
                setting.origin()));
      }
    }
  }
}
