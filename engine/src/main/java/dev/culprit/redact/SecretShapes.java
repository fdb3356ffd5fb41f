package dev.culprit.redact;

import static dev.culprit.redact.Anchored.at;

import java.util.List;

/**
 * How secrets stand in texts. In each pattern the group {@code s} is the secret, or {@code t} or
 * {@code u} where it is quoted in another way.
 */
final class SecretShapes {

  /**
   * Names of settings and parameters that hold a secret; by their first letters, since most places
   * of a line begin with none of them.
   */
  private static final String KEY =
      "(?:p(?:ass(?:w(?:or)?d|wd|phrase|code|wort)|wd|rivate[_.-]?key|sk|hpsessid)"
          + "|s(?:ecret|igning[_.-]?key|hared[_.-]?key|ess(?:ion[_-]?id|id))"
          + "|a(?:pi[_.-]?key|ccess[_.-]?key|uth[_.-]?key|ccount[_.-]?key)"
          + "|_(?:pass|pw|auth|key|sig|salt)"
          + "|token|credentials?|encryption[_.-]?key|m(?:aster[_.-]?key|ysql_pwd)"
          + "|bindpw|w(?:pa[_-]?psk|ebhook)|jsessionid|dbpass|rootpw)";

  private static final String QUOTED = "\"(?<s>[^\"\\n]{1,400})\"";
  private static final String SINGLE = "'(?<t>[^'\\n]{1,400})'";
  private static final String PLAIN =
      "(?<u>(?:[^\\s\\x00\"'\\\\,;&<>()\\[\\]{}|]|\\\\(?![rn0\"])){2,400})";
  private static final String VALUE = "(?:" + QUOTED + "|" + SINGLE + "|" + PLAIN + ")";

  private static final String TOOL_OPTION = "[^\\n|;&]{0,300}?[\\s\\x00]";

  static final List<Anchored> ALL =
      List.of(
          // scheme://user:password@host
          at("://", "://[^\\s\\x00:/@\"'<>]{0,100}:(?<s>[^\\s\\x00@/\"'<>]{1,200})@"),
          at("://", "://(?<=(?:https?|git|ssh)://)(?<s>[A-Za-z0-9_-]{16,})@"),
          at(
              "authorization",
              "(?i)authorization[\"']?[:=] ?[\"']?(?:(?:basic|bearer|token|digest|negotiate|apikey|ntlm) )?(?<s>[^\\s\\x00\"'\\\\,]{4,})"),
          at("bearer", "(?i)\\bbearer (?<s>[A-Za-z0-9._~+/=-]{8,})"),
          at(
              "cookie",
              "(?i)\\bcookie[\"']?: ?[\"']?(?:[^\\n\"'\\\\;=]{1,60}=[^\\n\"'\\\\;]{0,8}; ?){0,9}[^\\n\"'\\\\;=]{1,60}=(?<s>[^\\s\\x00;\"'\\\\]{9,})"),
          at(
              "x- private-token api-key apikey",
              "(?i)\\b(?:x-[a-z-]{0,20}(?:key|token|secret|auth)|private-token|api-key|apikey): ?(?<s>[^\\s\\x00\"'\\\\,]{4,})"),
          // --password X, --password=X, --token X
          at(
              "-pass -token -secret -api -access -store -key -require -master -auth password passwd token secret",
              "(?i)(?<![\\w-])--?[a-z0-9-]{0,30}(?:password|passwd|passphrase|token|secret|api-?key|access-?key|secret-?key|storepass|keypass|requirepass|masterauth|auth-?key|pass)(?:=|[ \\x00]{1,3})"
                  + VALUE),
          // password=X, "password": "X", DB_PASSWORD=X
          at(
              "pass pwd secret token key cred bindpw psk sess _pw _auth _sig _salt webhook",
              "(?i)"
                  + KEY
                  + "[a-z0-9_-]{0,20}[\"'\\]]{0,2} {0,12}(?:=>|:=|={1,2}|:) {0,12}"
                  + VALUE),
          // tools with short options
          at(
              "mysql mariadb innobackup xtrabackup mongo docker␣login podman␣login ipmitool sqlcmd bcp sshpass",
              "\\b(?:mysql\\w*|mariadb[\\w-]*|innobackupex|xtrabackup|mongo\\w*|docker login|ipmitool|sqlcmd|bcp|sshpass|podman login)\\b(?:"
                  + TOOL_OPTION
                  + ")-[pP][= \\x00]?(?<s>[^\\s\\x00=-][^\\s\\x00]{2,})"),
          at(
              // most lines of a web server's log have a "http"
              "-u --user --proxy-user -a",
              "\\b(?:curl|wget|http|https|lftp|smbclient|rpcclient|ab)\\b"
                  + TOOL_OPTION
                  + "(?:-u|-U|--user|--proxy-user|-A)[= \\x00]?[\"']?[^\\s\\x00:%\"'\\x00]{1,80}[:%](?<s>[^\\s\\x00\"'\\x00]{1,200})"),
          at("redis-cli", "\\bredis-cli\\b" + TOOL_OPTION + "-a[ \\x00](?<s>[^\\s\\x00]{2,})"),
          at("ldap", "\\bldap\\w+\\b" + TOOL_OPTION + "-w[ \\x00](?<s>[^\\s\\x00]{2,})"),
          at("snmp", "\\bsnmp\\w+\\b" + TOOL_OPTION + "-[cAX][ \\x00]?(?<s>[^\\s\\x00-]{2,})"),
          at(
              "htpasswd",
              "\\bhtpasswd\\b"
                  + TOOL_OPTION
                  + "-\\w*b\\w*[ \\x00]\\S+[ \\x00]\\S+[ \\x00](?<s>[^\\s\\x00]+)"),
          at("pass:", "-pass(?:in|out)?[ =\\x00]pass:(?<s>[^\\s\\x00]{2,})"),
          at(
              "echo",
              "\\becho +(?:-\\w+ +)?[\"']?(?<s>[^\\s\\x00\"'|]{4,})[\"']? *\\| *(?:sudo +-\\w*S|passwd|su\\b|kinit|docker login|gpg)"),
          at(
              "chpasswd",
              "\\becho +[\"']?[\\w.-]+:(?<s>[^\\s\\x00\"']{2,})[\"']? *\\| *(?:sudo +)?chpasswd"),
          at(
              "identified",
              "(?i)\\bidentified (?:with [\\w']+ )?(?:by|as) (?:password )?'(?<s>[^']{1,200})'"),
          at("password", "(?i)\\bpassword[ (]{1,2}'(?<s>[^']{1,200})'"),
          // settings without a sign between
          at(
              "requirepass masterauth auth_pass community bindpw rootpw wpa_passphrase smtp_pass",
              "(?im)(?:^|[\\s\\x00])(?:requirepass|masterauth|auth_pass|r[ow]community6?|bindpw|rootpw|wpa_passphrase|smtp_pass|snmp-server community)[ \\t]+[\"']?(?<s>[^\\s\\x00\"']{3,})"),
          at(
              "password",
              "(?i)\\b(?:machine|default|login)\\b[^\\n\\x00]{0,120}?\\bpassword[ \\t]+(?<s>[^\\s\\x00]{3,})"),
          at(
              "password",
              "(?im)^\\s*password[ \\t]+(?!(?:requisite|required|sufficient|optional|include|substack|\\[))[\"']?(?<s>[^\\s\\x00\"']{3,})"),
          at(
              ":*: :5432: :5433: :6432:",
              "(?<![^\\s\\x00])[\\w.*-]+:(?:\\d{2,5}|\\*):[\\w*-]+:[\\w*-]+:(?<s>[^\\s\\x00:]{4,})(?=[\\s\\x00]|$)"),
          at(
              "password> passwd> secret> token> apikey> api-key> password␣ secret␣ token␣",
              "(?i)<[\\w:.-]{0,40}(?:password|passwd|secret|token|apikey|api-key)[^>\\n]{0,80}>(?<s>[^<\\n]{2,400})</"),
          // shapes of their own
          at("eyj", "\\b(?<s>eyJ[A-Za-z0-9_-]{6,}\\.[A-Za-z0-9_-]{4,}(?:\\.[A-Za-z0-9_-]*)?)"),
          at(
              "akia asia agpa aida aroa ghp_ gho_ ghu_ ghs_ ghr_ github_pat_ glpat- gldt- glrt- glcbt- glptt- glft- gloas- xoxa- xoxb- xoxe- xoxo- xoxp- xoxr- xoxs- xapp- k_live_ k_test_ whsec_ aiza ya29. npm_ pypi- sg. hf_ _v1_ shpat_ shpss_ shpca_ shppa_ sq0 key- hvs. hvb. hvr. sk- eaac dckr_pat_ rubygems_ lin_api_ nrak- glsa_ sntry figd_ pmak- age-secret-key-1 v1.0-",
              "(?<![A-Za-z0-9_])(?<s>(?:AKIA|ASIA|AGPA|AIDA|AROA)[A-Z0-9]{16}|gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\\w{20,}|gl(?:pat|dt|rt|cbt|ptt|ft|oas)-[\\w-]{16,}"
                  + "|xox[abeoprs]-[\\w-]{10,}|xapp-[\\w-]{10,}|[srp]k_(?:live|test)_\\w{10,}|whsec_[\\w+/=]{10,}|AIza[\\w-]{30,}|ya29\\.[\\w-]{20,}|npm_\\w{30,}|pypi-[\\w-]{16,}|SG\\.[\\w-]{16,}\\.[\\w-]{16,}"
                  + "|hf_\\w{20,}|do[opr]_v1_\\w{30,}|shp(?:at|ss|ca|pa)_\\w{20,}|sq0\\w{3}-[\\w-]{20,}|key-[0-9a-f]{32}|hv[sbr]\\.[\\w-]{20,}|sk-[\\w-]{20,}|EAAC\\w{20,}"
                  + "|dckr_pat_[\\w-]{20,}|rubygems_\\w{20,}|lin_api_\\w{20,}|NRAK-\\w{20,}|glsa_\\w{20,}|sntry[su]_[\\w=+/-]{20,}|figd_[\\w-]{20,}|PMAK-[\\w-]{20,}|AGE-SECRET-KEY-1[A-Z0-9]{20,}|v1\\.0-[0-9a-f-]{40,})"),
          at("hooks.", "hooks\\.slack\\.com/(?:services|workflows)/(?<s>[\\w/-]{10,})"),
          at("webhooks/", "/api/webhooks/(?<s>\\d+/[\\w-]{20,})"),
          at("bot", "\\bbot(?<s>\\d{8,10}:[\\w-]{35})\\b"),
          at(
              "$1$ $2 $5$ $6$ $7$ $y$ $gy$ $apr1$ $md5$ $argon2 $scrypt$ $pbkdf2",
              "(?<s>\\$(?:1|2[abxy]?|5|6|7|y|gy|apr1|md5|argon2i?d?|scrypt|pbkdf2[\\w-]*)\\$[^\\s\\x00:'\"]{8,300})"),
          at(
              "sha} sha2 sha5 md5} {crypt} {pbkdf2 {argon2 {ssha",
              "(?<s>\\{(?:S?SHA\\d*|S?MD5|CRYPT|PBKDF2[\\w-]*|ARGON2)\\}[^\\s\\x00'\"]{8,})"),
          at("scram-sha", "(?<s>SCRAM-SHA-(?:1|256)\\$[^\\s\\x00'\"]{8,})"),
          at("␣* '* \"* :*", "(?<![\\w*])(?<s>\\*[0-9A-F]{40})\\b"),
          at("ssh-", "\\bssh-(?:rsa|dss|ed25519) (?<s>AAAA[A-Za-z0-9+/=]{20,})"),
          at("nistp", "\\becdsa-sha2-nistp\\d+ (?<s>AAAA[A-Za-z0-9+/=]{20,})"));

  private SecretShapes() {}
}
