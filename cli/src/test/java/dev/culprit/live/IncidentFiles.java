package dev.culprit.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The site and the daemons' configuration, in a temporary directory of the incident's own.
 *
 * <p>Workers run as www-data, so the directory is readable to all. The logs have the names that
 * they have on any host, since a diagnosis finds them through the descriptors of the daemons that
 * write them.
 */
final class IncidentFiles implements AutoCloseable {
  private static final String INDEX =
      """
      <?php
      $server = t_server_ip();
      $prices = file_get_contents(__DIR__ . '/../data/prices.json');
      if ($prices === false) {
          http_response_code(500);
          exit("the shop is closed\\n");
      }
      echo 'server ', $server === false ? 'unknown' : $server, ', ', strlen($prices), " bytes of prices\\n";
      """;

  private static final String NGINX =
      """
      daemon off;
      user www-data;
      worker_processes 1;
      pid %1$s/nginx.pid;
      error_log %1$s/log/nginx/error.log;
      events { worker_connections 64; }
      http {
        access_log %1$s/log/nginx/access.log;
        client_body_temp_path %1$s/tmp/body;
        fastcgi_temp_path %1$s/tmp/fastcgi;
        proxy_temp_path %1$s/tmp/proxy;
        scgi_temp_path %1$s/tmp/scgi;
        uwsgi_temp_path %1$s/tmp/uwsgi;
        server {
          listen 127.0.0.1:%2$d;
          server_name shop.example;
          location / {
            fastcgi_pass unix:%1$s/php-fpm.sock;
            fastcgi_param SCRIPT_FILENAME %1$s/shop/index.php;
            fastcgi_param REQUEST_METHOD $request_method;
            fastcgi_param REQUEST_URI $request_uri;
            fastcgi_param QUERY_STRING $query_string;
          }
        }
      }
      """;

  private static final String PHP_FPM =
      """
      [global]
      pid = %1$s/php-fpm.pid
      error_log = %1$s/log/php-fpm.log
      [www]
      user = www-data
      group = www-data
      listen = %1$s/php-fpm.sock
      listen.owner = www-data
      pm = static
      pm.max_children = %2$d
      rlimit_files = %3$d
      catch_workers_output = yes
      php_admin_flag[display_errors] = off
      php_admin_flag[log_errors] = on
      """;

  private final Path root;

  private IncidentFiles(Path root) {
    this.root = root;
  }

  static IncidentFiles create(int port, int workers, int descriptorLimit) throws IOException {
    IncidentFiles files = new IncidentFiles(Files.createTempDirectory("culprit-live-"));
    Files.setPosixFilePermissions(files.root, PosixFilePermissions.fromString("rwxr-xr-x"));
    for (String directory : new String[] {"log/nginx", "tmp", "shop", "data"}) {
      Files.createDirectories(files.root.resolve(directory));
    }
    files.write("shop/index.php", INDEX);
    files.write("data/prices.json", "{\"bolt\": 12, \"nut\": 7}\n");
    files.write("nginx.conf", NGINX.formatted(files.root, port));
    files.write("php-fpm.conf", PHP_FPM.formatted(files.root, workers, descriptorLimit));
    return files;
  }

  Path root() {
    return root;
  }

  Path nginxConfiguration() {
    return root.resolve("nginx.conf");
  }

  Path phpFpmConfiguration() {
    return root.resolve("php-fpm.conf");
  }

  Path phpFpmSocket() {
    return root.resolve("php-fpm.sock");
  }

  Path nginxErrorLog() {
    return root.resolve("log/nginx/error.log");
  }

  Path outputOf(String daemon) {
    return root.resolve(daemon + ".out");
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      all.sorted(Comparator.reverseOrder()).forEach(IncidentFiles::delete);
    }
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(root.resolve(name), text);
  }

  private static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
