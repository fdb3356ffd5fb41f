package dev.culprit.live;

import java.nio.file.Path;

/** An nginx that keeps all that it writes in a folder of its own, so that several can run. */
final class NginxConfiguration {

  private static final String FILE =
      """
      daemon off;
      %4$s
      worker_processes 1;
      pid %1$s/nginx.pid;
      error_log %2$s/error.log;
      events { worker_connections 64; }
      http {
        access_log %2$s/access.log;
        client_body_temp_path %1$s/body;
        fastcgi_temp_path %1$s/fastcgi;
        proxy_temp_path %1$s/proxy;
        scgi_temp_path %1$s/scgi;
        uwsgi_temp_path %1$s/uwsgi;
        server {
          %3$s
        }
      }
      """;

  private NginxConfiguration() {}

  /**
   * The file.
   *
   * @param logs the folder of its logs
   * @param server what stands in its one server
   */
  static String of(Path folder, String logs, String server) {
    return of(folder, logs, server, "");
  }

  /** The same with a directive before all others. */
  static String of(Path folder, String logs, String server, String first) {
    return FILE.formatted(folder, logs, server, first);
  }
}
