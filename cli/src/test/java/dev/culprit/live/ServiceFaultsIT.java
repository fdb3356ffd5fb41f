package dev.culprit.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services that do not start, do not stay, or have no worker or connection left. */
@Tag("live")
class ServiceFaultsIT {

  private static final String SHOP =
      """
      listen 127.0.0.1:8080;
      root %1$s;
      location /app/ { proxy_pass http://127.0.0.1:8081; }
      location ~ \\.php$ {
        fastcgi_pass unix:%1$s/php.sock;
        fastcgi_param SCRIPT_FILENAME $document_root$fastcgi_script_name;
        fastcgi_param REQUEST_METHOD $request_method;
        fastcgi_read_timeout 2s;
      }
      """;

  private static final String PHP_FPM =
      """
      [global]
      error_log = /var/log/php8.2-fpm.log
      daemonize = no
      [www]
      user = www-data
      listen = %1$s/php.sock
      listen.owner = www-data
      pm = dynamic
      pm.max_children = 3
      pm.start_servers = 1
      pm.min_spare_servers = 1
      pm.max_spare_servers = 2
      """;

  private static final String SUPERVISOR =
      """
      [supervisord]
      logfile = /var/log/supervisor/supervisord.log
      childlogdir = /var/log/supervisor
      pidfile = %1$s/supervisord.pid
      nodaemon = true
      user = root
      [program:rates]
      command = /usr/bin/python3 %1$s/rates.py
      startsecs = 0
      """;

  /** Ends at once where its data are damaged. */
  private static final String RATES =
      """
      import json, os, time
      json.load(open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "rates.json")))
      while True:
          time.sleep(60)
      """;

  private static final String HOLDS_A_PORT =
      """
      import socket, sys, time
      taken = socket.create_server(("127.0.0.1", int(sys.argv[1])))
      while True:
          time.sleep(60)
      """;

  @TempDir private Path folder;

  @BeforeEach
  void workersMayReadTheFolder() throws Exception {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(
        folder.resolve("nginx.conf"),
        NginxConfiguration.of(folder, "/var/log/nginx", SHOP.formatted(folder), "user www-data;"));
    Files.writeString(folder.resolve("fpm.conf"), PHP_FPM.formatted(folder));
    Files.writeString(folder.resolve("supervisord.conf"), SUPERVISOR.formatted(folder));
    Files.writeString(folder.resolve("rates.py"), RATES);
    Files.writeString(folder.resolve("quick.php"), "<?php echo 'ok';");
    Files.writeString(folder.resolve("slow.php"), "<?php sleep(60);");
  }

  @Test
  void nothingIsWrongWhileAllServe() throws Exception {
    try (OwnHost host = OwnHost.start(folder)) {
      Files.writeString(folder.resolve("rates.json"), "{\"eur\": 1.0}");
      startNginxAndPhp(host);
      Daemon supervisor = startSupervisor(host);
      host.await(supervisor, () -> host.says("/var/log/supervisor/supervisord.log", "spawned"));
      for (int i = 0; i < 20; i++) {
        assertEquals("200", status(host, "/quick.php"));
      }

      host.diagnosed("--samples", "1").assertHealthy();
    }
  }

  @Test
  void anotherProgramHasThePort() throws Exception {
    try (OwnHost host = OwnHost.start(folder)) {
      Daemon holder = host.script("taken.py", HOLDS_A_PORT, "8080");
      host.await(holder, () -> host.says("/proc/net/tcp", "0100007F:1F90 "));
      Daemon nginx = host.daemon(nginx(), "-c", folder.resolve("nginx.conf").toString());
      host.awaitEnd(nginx);

      Answer answer = host.diagnosed("--samples", "1");

      Answer.Hypothesis conflict = answer.onlyAccused("port-conflict", "nginx");
      String held = conflict.because("port-held-by-another").orElse("");
      assertTrue(held.contains("taken.py"), conflict::toString);
    }
  }

  @Test
  void theBackEndIsDown() throws Exception {
    try (OwnHost host = OwnHost.start(folder)) {
      startNginxAndPhp(host);
      for (int i = 0; i < 10; i++) {
        assertEquals("502", status(host, "/app/"));
      }

      host.diagnosed("--samples", "1").onlyAccused("upstream-down", "127.0.0.1:8081");
    }
  }

  @Test
  void everyWorkerOfThePoolIsBusy() throws Exception {
    try (OwnHost host = OwnHost.start(folder)) {
      startNginxAndPhp(host);
      Daemon visitors = host.daemon("sh", "-c", visits("slow.php", 6));
      host.await(visitors, () -> host.says("/var/log/php8.2-fpm.log", "reached pm.max_children"));
      host.await(visitors, () -> host.says("/var/log/nginx/error.log", "upstream timed out"));

      Answer answer = host.diagnosed("--samples", "1");

      Answer.Hypothesis full = answer.onlyAccused("php-fpm-max-children", "php-fpm");
      assertTrue(full.chain().contains("upstream-timeout"), full::toString);
      String contain = full.command("contain");
      assertTrue(contain.matches("service php\\S*-fpm reload|kill -USR2 \\d+"), contain);
    }
  }

  @Test
  void theServiceDiesAtEachStart() throws Exception {
    try (OwnHost host = OwnHost.start(folder)) {
      Files.writeString(folder.resolve("rates.json"), "{\"eur\": 1.0,");
      Daemon supervisor = startSupervisor(host);
      host.await(supervisor, () -> host.count("/var/log/supervisor/supervisord.log", "exited") > 3);

      Answer answer = host.diagnosed("--samples", "1");

      Answer.Hypothesis loop = answer.onlyAccused("crash-loop", "rates");
      assertEquals("supervisorctl stop rates", loop.command("contain"));
      assertTrue(answer.command().startsWith("supervisorctl tail rates"), answer::command);
    }
  }

  private void startNginxAndPhp(OwnHost host) throws Exception {
    LiveHost.requireThat(LiveHost.program("php-fpm*").isPresent(), "this host lacks php-fpm");
    String fpm = LiveHost.program("php-fpm*").orElseThrow().toString();
    Daemon pool = host.daemon(fpm, "-F", "-y", folder.resolve("fpm.conf").toString());
    host.await(pool, () -> Files.exists(folder.resolve("php.sock")));
    Daemon nginx = host.daemon(nginx(), "-c", folder.resolve("nginx.conf").toString());
    host.await(nginx, () -> host.says("/proc/net/tcp", "0100007F:1F90 "));
  }

  private Daemon startSupervisor(OwnHost host) throws IOException {
    LiveHost.requireThat(
        LiveHost.program("supervisord").isPresent(), "this host lacks supervisord");
    return host.daemon(
        LiveHost.program("supervisord").orElseThrow().toString(),
        "-c",
        folder.resolve("supervisord.conf").toString());
  }

  private static String nginx() {
    LiveHost.requireThat(LiveHost.program("nginx").isPresent(), "this host lacks nginx");
    return LiveHost.program("nginx").orElseThrow().toString();
  }

  private static String status(OwnHost host, String page) throws Exception {
    return host.run(
        "curl", "-s", "-o", "/dev/null", "-w", "%{http_code}", "http://127.0.0.1:8080" + page);
  }

  /** So many visitors at a time, who wait for their answer and stay until the host ends. */
  private static String visits(String page, int count) {
    String one = "curl -s -o /dev/null http://127.0.0.1:8080/" + page + " & ";
    return String.join("", List.of(one.repeat(count), "sleep 600"));
  }
}
