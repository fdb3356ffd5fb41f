package dev.culprit.parse;

import java.util.List;
import java.util.Locale;

/** Lines with which a shell or a tool says that there is nothing to read. */
final class Absence {

  private static final String[][] WORDS = {
    {"command not found", "missing-tool"},
    {": not found", "missing-tool"},
    {"applet not found", "missing-tool"},
    {"no such command", "missing-tool"},
    {"permission denied", "denied"},
    {"operation not permitted", "denied"},
    {"must be root", "denied"},
    {"you need to be root", "denied"},
    {"should be root", "denied"},
    {"are you root", "denied"},
    {"not been booted with systemd", "missing-tool"},
    {"failed to connect to bus", "denied"},
    {"can't initialize ipvs", "missing-tool"},
    {"resolve1.service not found", "missing-tool"},
    {"no such process", "vanished"},
    {"could not find any processes matching", "vanished"},
    {"process information unavailable", "vanished"},
    {"unable to open socket file", "vanished"},
    {"no such file or directory", "vanished"},
    {"timed out", "timed-out"},
    {"timeout expired", "timed-out"},
  };

  /** What glibc and bash say in other languages. */
  private static final List<String> MISSING =
      List.of(
          "kommando nicht gefunden",
          "befehl nicht gefunden",
          "commande introuvable",
          "orden no encontrada",
          "comando non trovato",
          "comando não encontrado",
          "nie znaleziono polecenia",
          "команда не найдена",
          "未找到命令",
          "指令找不到",
          "コマンドが見つかりません",
          "명령어를 찾을 수 없",
          "opdracht niet gevonden",
          "kommandot finns inte",
          "příkaz nenalezen");

  private static final List<String> DENIED =
      List.of(
          "keine berechtigung",
          "operation ist nicht erlaubt",
          "permission non accordée",
          "opération non permise",
          "permiso denegado",
          "operación no permitida",
          "permesso negato",
          "operazione non permessa",
          "permissão negada",
          "operação não permitida",
          "brak dostępu",
          "operacja niedozwolona",
          "отказано в доступе",
          "операция не позволена",
          "权限不够",
          "不允许的操作",
          "拒絕不符權限的操作",
          "此項操作並不被允許",
          "許可がありません",
          "許可されていない操作です",
          "허가 거부",
          "명령을 허용하지 않음",
          "toegang geweigerd",
          "åtkomst nekas",
          "operace zamítnuta");

  private static final List<String> VANISHED =
      List.of(
          "datei oder verzeichnis nicht gefunden",
          "kein passender prozess gefunden",
          "aucun fichier ou dossier de ce type",
          "aucun processus de ce type",
          "no existe el fichero o el directorio",
          "no existe el archivo o el directorio",
          "no existe el proceso",
          "file o directory non esistente",
          "nessun processo corrisponde",
          "arquivo ou diretório inexistente",
          "processo inexistente",
          "nie ma takiego pliku ani katalogu",
          "nie ma takiego procesu",
          "нет такого файла или каталога",
          "нет такого процесса",
          "没有那个文件或目录",
          "没有那个进程",
          "沒有此一檔案或目錄",
          "沒有此一程序",
          "そのようなファイルやディレクトリはありません",
          "そのようなプロセスはありません",
          "그런 파일이나 디렉터리가 없습니다",
          "그런 프로세스가 없음",
          "bestand of map bestaat niet",
          "filen eller katalogen finns inte",
          "adresář nebo soubor neexistuje");

  /** Longer lines are data, even if such words occur in them. */
  private static final int LONGEST = 400;

  private Absence() {}

  /** Why nothing was seen, in the words of {@code NotSeen}, or null when the line says no such. */
  static String why(String line) {
    if (line.length() > LONGEST) {
      return null;
    }
    String text = line.toLowerCase(Locale.ROOT);
    for (String[] word : WORDS) {
      if (text.contains(word[0])) {
        return word[1];
      }
    }
    return foreign(text);
  }

  private static String foreign(String text) {
    if (MISSING.stream().anyMatch(text::contains)) {
      return "missing-tool";
    } else if (DENIED.stream().anyMatch(text::contains)) {
      return "denied";
    }
    return VANISHED.stream().anyMatch(text::contains) ? "vanished" : null;
  }

  /** Whether a text is empty, or says nothing but that there is nothing to see. */
  static boolean isWhole(List<String> head) {
    return head.stream()
        .filter(line -> !line.isBlank() && !Prompt.isEcho(line))
        .allMatch(line -> why(line) != null);
  }
}
