package dev.culprit.logs;

import java.util.List;

/** Paths that scanners try on any web server, whatever it serves. */
final class Probes {

  private static final Automaton TEXTS =
      new Automaton(
          List.of(
              "wp-login",
              "wp-admin",
              "wp-config",
              "wp-content",
              "wp-includes",
              "wlwmanifest",
              "xmlrpc.php",
              "/.env",
              "/.git",
              "/.svn",
              "/.hg/",
              "/.aws",
              "/.ssh",
              "/.ht",
              "/.ds_store",
              "/.vscode",
              "phpmyadmin",
              "/pma",
              "/mysqladmin",
              "adminer",
              "/admin",
              "/manager/html",
              "/console",
              "/jenkins",
              "/solr",
              "/actuator",
              "/druid",
              "/nacos",
              "backup",
              ".bak",
              ".sql",
              ".old",
              "/config.",
              "shell.php",
              "c99.php",
              "r57.php",
              "phpinfo",
              "info.php",
              "eval-stdin",
              "phpunit",
              "thinkphp",
              "cgi-bin",
              "/cgi/",
              "etc/passwd",
              "../",
              "..%2f",
              "%2e%2e",
              "/owa/",
              "/ecp/",
              "autodiscover",
              "boaform",
              "gponform",
              "hnap1",
              "setup.cgi",
              "/remote/login",
              "/dana-na",
              "/vpn/",
              "_ignition",
              "/telescope",
              "/struts",
              "login.action",
              "jsonws",
              "server-status",
              "/debug/",
              "/.well-known/security",
              "/sdk",
              "/hudson",
              "/invoker",
              "/axis2",
              "/shell"));

  private Probes() {}

  /** Whether a path is one of them. */
  static boolean isProbe(byte[] bytes, int from, int to) {
    return TEXTS.seek(bytes, from, to, new Automaton.Hits()) >= 0;
  }
}
