package dev.culprit.live;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL server with a handful of connections. */
@Tag("live")
class DatabaseFaultsIT {

  private static final String LOG = "/var/log/postgresql/postgresql-15-main.log";
  private static final String POSTGRES = "postgres";

  @TempDir private Path folder;

  @Test
  void nothingIsWrongWithConnectionsLeft() throws Exception {
    try (OwnHost host = OwnHost.start(folder)) {
      start(host);
      sessions(host, 2);

      host.diagnosed("--samples", "1").assertHealthy();
    }
  }

  @Test
  void everyConnectionIsTaken() throws Exception {
    try (OwnHost host = OwnHost.start(folder)) {
      start(host);
      Daemon shop = sessions(host, 10);
      host.await(shop, () -> host.count(LOG, "FATAL") >= 3);

      Answer answer = host.diagnosed("--samples", "1");

      Answer.Hypothesis full = answer.onlyAccused("db-max-connections", "postgresql");
      assertTrue(full.probability() >= 0.9, full::toString);
      assertTrue(full.command("contain").contains("pg_stat_activity"), full::toString);
    }
  }

  /** So many sessions of the shop, that stay. */
  private static Daemon sessions(OwnHost host, int count) throws Exception {
    String one = "psql -h 127.0.0.1 -U shop -d postgres -c 'select pg_sleep(600)' & ";
    return host.daemon("sh", "-c", one.repeat(count) + "sleep 600");
  }

  private void start(OwnHost host) throws Exception {
    Path binaries = binaries();
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    host.run("chown", POSTGRES, "/var/log/postgresql");
    String data = folder.resolve("data").toString();
    List<String> initdb = asPostgres(binaries.resolve("initdb").toString());
    initdb.addAll(List.of("-N", "-D", data, "-A", "trust", "-U", POSTGRES));
    host.run(initdb.toArray(new String[0]));
    Files.writeString(
        folder.resolve("data/postgresql.conf"),
        String.format(
            Locale.ROOT,
            """
            max_connections = 6
            superuser_reserved_connections = 1
            max_wal_senders = 0
            unix_socket_directories = '%1$s'
            listen_addresses = '127.0.0.1'
            logging_collector = on
            log_directory = '/var/log/postgresql'
            log_filename = 'postgresql-15-main.log'
            log_line_prefix = '%%m [%%p] %%q%%u@%%d '
            shared_buffers = 4MB
            fsync = off
            """,
            folder));
    List<String> server = asPostgres(binaries.resolve(POSTGRES).toString());
    server.addAll(List.of("-D", data));
    Daemon daemon = host.daemon(server.toArray(new String[0]));
    host.await(daemon, () -> host.says(LOG, "ready to accept connections"));
    host.run("psql", "-h", "127.0.0.1", "-U", POSTGRES, "-c", "create role shop login");
  }

  private static List<String> asPostgres(String program) {
    return new ArrayList<>(
        List.of(
            "setpriv", "--reuid=" + POSTGRES, "--regid=" + POSTGRES, "--clear-groups", program));
  }

  /** Debian keeps the programs of each version in a folder of its own. */
  private static Path binaries() throws Exception {
    Path versions = Path.of("/usr/lib/postgresql");
    LiveHost.requireThat(Files.isDirectory(versions), "this host lacks PostgreSQL");
    try (var all = Files.list(versions)) {
      return all.sorted().map(v -> v.resolve("bin")).findFirst().orElseThrow();
    }
  }
}
