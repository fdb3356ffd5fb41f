package dev.culprit.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Makes secrets of many kinds up, each in a sentence in which such a secret is found in practice.
 */
final class Planting {

  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
  private static final String MIXED = LETTERS + LETTERS.toUpperCase(Locale.ROOT) + "0123456789";

  /**
   * A secret in a text.
   *
   * @param kind what sort of secret it is
   * @param needle what may not be left
   * @param text where it stands
   */
  record Plant(String kind, String needle, String text) {}

  private final Random random;
  private final List<Supplier<Plant>> kinds = new ArrayList<>();

  Planting(long seed) {
    this.random = new Random(seed);
    commandLines();
    settings();
    requests();
    shapes();
    names();
  }

  /** Each kind some times: as it is, in base 64, and broken at the end of a line. */
  List<Plant> all(int each) {
    List<Plant> plants = new ArrayList<>();
    for (Supplier<Plant> kind : kinds) {
      for (int i = 0; i < each; i++) {
        Plant plant = kind.get();
        plants.add(
            switch (i % 3) {
              case 1 -> encoded(plant);
              case 2 -> wrapped(plant);
              default -> plant;
            });
      }
    }
    return plants;
  }

  private void add(String kind, Supplier<String> needle, String sentence) {
    kinds.add(
        () -> {
          String secret = needle.get();
          return new Plant(kind, secret, sentence.replace("§", secret));
        });
  }

  private void commandLines() {
    add("option of a command", this::password, "/usr/bin/backup --user app --password=§ --all");
    add("word of a command", this::password, "/opt/agent/bin/agent --api-token § run");
    add("mysql -p", this::password, "mysqldump -u app -p§ shop");
    add("curl -u", this::password, "curl -s -u deploy:§ https://registry.acme.example/v2/");
    add("sshpass", this::password, "sshpass -p § ssh backup");
    add("redis-cli -a", this::password, "redis-cli -h cache -a § info");
    add("openssl pass:", this::password, "openssl rsa -in k.pem -passin pass:§ -out o.pem");
    add("chpasswd", this::password, "echo 'app:§' | chpasswd");
  }

  private void settings() {
    add("environment", this::password, "DB_PASSWORD=§");
    add("secret access key", () -> mixed(40), "AWS_SECRET_ACCESS_KEY=§");
    add("json", this::password, "{\"user\": \"app\", \"password\": \"§\", \"tls\": true}");
    add("yaml", this::password, "  db_password: §");
    add("php constant", this::password, "define('SECRET_KEY', '§'); $conf['db_password'] = '§';");
    add("requirepass", this::password, "requirepass §");
    add(".pgpass", this::password, "db:5432:shop:app:§");
    add("netrc", this::password, "machine mirror login app password §");
    add("account key", () -> mixed(86), "AccountName=store;AccountKey=§==;EndpointSuffix=core");
    add("sql", this::password, "CREATE USER app IDENTIFIED BY '§'");
    add("xml", this::password, "<password>§</password>");
  }

  private void requests() {
    add("url", this::password, "postgres://app:§@db/shop?sslmode=require");
    add("query", () -> mixed(24), "GET /login?next=1&token=§&lang=en HTTP/1.1");
    add("bearer", () -> mixed(32), "Authorization: Bearer §");
    add("header", () -> mixed(32), "X-Api-Key: §");
    add("cookie", () -> mixed(26), "Cookie: lang=en; sid=§");
    kinds.add(
        () -> {
          String word =
              Base64.getEncoder()
                  .encodeToString(("app:" + password()).getBytes(StandardCharsets.UTF_8));
          return new Plant("basic", word, "Authorization: Basic " + word);
        });
  }

  private void shapes() {
    add("key id", () -> "AKIA" + upper(16), "assumed by § at once");
    add("github", () -> "ghp_" + mixed(36), "cloning with §");
    add("gitlab", () -> "glpat-" + mixed(20), "runner uses §");
    add("slack", () -> "xoxb-" + mixed(24), "posting as §");
    add("stripe", () -> "sk_live_" + mixed(24), "charging by §");
    add("vault", () -> "hvs." + mixed(28), "unsealed by §");
    add("npm", () -> "npm_" + mixed(36), "publishing with §");
    add("maps", () -> "AIza" + mixed(35), "geocoding with §");
    add("jwt", () -> "eyJ" + mixed(20) + "." + mixed(40) + "." + mixed(43), "got § from it");
    add("hash", () -> "$6$" + mixed(8) + "$" + mixed(86), "app:§:19000:0:99999:7:::");
  }

  private void names() {
    add(
        "mail",
        () -> letters(8) + "." + letters(7) + "@" + letters(9) + ".com",
        "from=<§>, size=1024");
    add("host", () -> letters(8) + "7." + letters(9) + ".internal", "lookup of § took 3 s");
    add(
        "address",
        () ->
            "10."
                + (10 + random.nextInt(200))
                + "."
                + (1 + random.nextInt(250))
                + "."
                + (2 + random.nextInt(250)),
        "peer § went away");
    add(
        "public address",
        () ->
            "93."
                + (10 + random.nextInt(200))
                + "."
                + (1 + random.nextInt(250))
                + "."
                + (2 + random.nextInt(250)),
        "client § asked again");
    add(
        "address of version 6",
        () -> "2a01:" + hex(4) + ":" + hex(4) + ":1:" + hex(4) + ":" + hex(4) + ":" + hex(4) + ":7",
        "neighbour § is stale");
    add("hardware", () -> "52:54:00:" + hex(2) + ":" + hex(2) + ":" + hex(2), "lladdr § REACHABLE");
    add("user", () -> letters(9), "Accepted publickey for § from somewhere port 2222 ssh2");
    add("home", () -> letters(9), "cannot open /home/§/.profile");
  }

  private Plant encoded(Plant plant) {
    byte[] bytes = plant.text().getBytes(StandardCharsets.UTF_8);
    String text = "blob " + Base64.getEncoder().encodeToString(bytes);
    return new Plant(plant.kind() + " in base 64", plant.needle(), text);
  }

  /** Broken in the middle of the secret, as a terminal of 80 columns does. */
  private static Plant wrapped(Plant plant) {
    int at = plant.text().indexOf(plant.needle()) + plant.needle().length() / 2;
    String text = "x".repeat(Math.max(0, 79 - at % 80)) + " " + plant.text();
    StringBuilder broken = new StringBuilder();
    for (int i = 0; i < text.length(); i += 80) {
      broken.append(text, i, Math.min(text.length(), i + 80)).append('\n');
    }
    return new Plant(plant.kind() + " over a line's end", plant.needle(), broken.toString());
  }

  private String password() {
    return mixed(5) + "-" + mixed(3) + random.nextInt(10) + mixed(4);
  }

  private String mixed(int length) {
    return of(MIXED, length - 3) + of(LETTERS, 1) + random.nextInt(10) + of("QXZ", 1);
  }

  private String upper(int length) {
    return of(LETTERS.toUpperCase(Locale.ROOT) + "0123456789", length);
  }

  private String letters(int length) {
    return of("bcdfghklmnprstvwz", 1) + of(LETTERS, length - 3) + "qx";
  }

  private String hex(int length) {
    return of("123456789abcdef", 1) + of("0123456789abcdef", length - 1);
  }

  private String of(String alphabet, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }
}
