package dev.culprit.parse;

import dev.culprit.fact.ConfiguredLimit;
import dev.culprit.fact.ProcessLimit;
import dev.culprit.fact.ServiceSetting;
import dev.culprit.source.Reading;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The configuration of daemons whose file is lines of a name and a value: databases and caches. */
final class DaemonConfParser extends LineParser {

  /** Which daemon a file belongs to, by a part of its path. */
  private static final Map<String, String> DAEMONS = new LinkedHashMap<>();

  static {
    DAEMONS.put("/postgresql", "postgresql");
    DAEMONS.put("/mysql/", "mysql");
    DAEMONS.put("/my.cnf", "mysql");
    DAEMONS.put("/mariadb", "mysql");
    DAEMONS.put("/redis", "redis");
    DAEMONS.put("/memcached", "memcached");
    DAEMONS.put("/resolv.conf", "resolver");
    DAEMONS.put("/supervisor", "supervisor");
    DAEMONS.put("/pgbouncer", "pgbouncer");
  }

  private static final Set<String> KEPT =
      Set.of(
          "max_connections",
          "superuser_reserved_connections",
          "shared_buffers",
          "work_mem",
          "port",
          "listen_addresses",
          "max_files_per_process",
          "statement_timeout",
          "lock_timeout",
          "idle_in_transaction_session_timeout",
          "open_files_limit",
          "open-files-limit",
          "table_open_cache",
          "innodb_buffer_pool_size",
          "innodb_lock_wait_timeout",
          "wait_timeout",
          "max_user_connections",
          "bind-address",
          "bind",
          "maxclients",
          "maxmemory",
          "maxmemory-policy",
          "tcp-backlog",
          "timeout",
          "back_log",
          "nameserver",
          "options",
          "search",
          "command",
          "autostart",
          "autorestart",
          "startretries",
          "minfds",
          "max_client_conn",
          "default_pool_size",
          "max_wal_size",
          "socket",
          "log_error",
          "slow_query_log",
          "long_query_time",
          "tmpdir",
          "datadir",
          "data_directory");

  DaemonConfParser() {
    super("daemon-conf");
  }

  @Override
  public boolean claims(Reading reading) {
    String file = reading.file();
    return file.startsWith("/etc/") && !file.startsWith("/etc/init.d/") && !daemon(file).isEmpty();
  }

  private static String daemon(String file) {
    for (Map.Entry<String, String> daemon : DAEMONS.entrySet()) {
      if (file.contains(daemon.getKey())) {
        return daemon.getValue();
      }
    }
    return "";
  }

  /** Such lines alone do not tell whose they are. */
  @Override
  public int recognise(List<String> head) {
    return marked(head, 1, line -> !line.isBlank() && Absence.why(line) == null);
  }

  @Override
  Rows begin(Sink out) {
    String daemon = daemon(out.asked());
    return new Rows() {
      private String section = "";

      @Override
      public boolean row(String line, int number) {
        String text = line.strip();
        if (text.startsWith("#") || text.startsWith(";") || text.startsWith("!")) {
          return true;
        } else if (text.startsWith("[") && text.endsWith("]")) {
          section = text.substring(1, text.length() - 1);
          return true;
        }
        int end = 0;
        while (end < text.length() && text.charAt(end) > ' ' && text.charAt(end) != '=') {
          end++;
        }
        String name = text.substring(0, end);
        String value = text.substring(end).strip();
        value = withoutComment(value.startsWith("=") ? value.substring(1).strip() : value);
        if (!daemon.isEmpty() && KEPT.contains(name)) {
          observe(name, value, number, line);
        }
        return !daemon.isEmpty() && end > 0;
      }

      private void observe(String name, String value, int number, String line) {
        ServiceSetting setting =
            new ServiceSetting(daemon, section, name, value, out.at(number, line));
        out.observe(setting);
        boolean files = name.startsWith("open") && name.endsWith("limit");
        if ((files || name.equals("minfds")) && setting.number() > 0) {
          out.observe(
              new ConfiguredLimit(
                  daemon,
                  ProcessLimit.OPEN_FILES,
                  setting.number(),
                  "service-config",
                  setting.origin()));
        }
      }
    };
  }

  private static String withoutComment(String value) {
    int hash = value.indexOf('#');
    String text = hash < 0 ? value : value.substring(0, hash).strip();
    boolean quoted = text.length() > 1 && text.startsWith("'") && text.endsWith("'");
    return quoted ? text.substring(1, text.length() - 1) : text;
  }
}
