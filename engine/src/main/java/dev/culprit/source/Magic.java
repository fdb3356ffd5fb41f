package dev.culprit.source;

import java.nio.charset.StandardCharsets;

/** What a file is by its first bytes, whatever its name says. */
enum Magic {
  EMPTY,
  GZIP,
  XZ,
  BZIP2,
  ZSTD,
  ZIP,
  TAR,
  BINARY,
  TEXT;

  /** Bytes that are looked at. */
  static final int HEAD = 8192;

  private static final int TAR_HEADER = 512;

  /**
   * One in this many bytes may be no text: a log that a crash left with a few NULs is still one.
   */
  private static final int STRAY = 50;

  /** Judges by the first bytes, of which {@code length} are filled. */
  static Magic of(byte[] head, int length) {
    if (length <= 0) {
      return EMPTY;
    }
    if (begins(head, length, 0x1f, 0x8b)) {
      return GZIP;
    }
    if (begins(head, length, 0xfd, '7', 'z', 'X', 'Z', 0)) {
      return XZ;
    }
    if (begins(head, length, 'B', 'Z', 'h') && length > 3 && head[3] >= '1' && head[3] <= '9') {
      return BZIP2;
    }
    if (begins(head, length, 0x28, 0xb5, 0x2f, 0xfd)) {
      return ZSTD;
    }
    if (begins(head, length, 'P', 'K', 3, 4) || begins(head, length, 'P', 'K', 5, 6)) {
      return ZIP;
    }
    if (isTar(head, length)) {
      return TAR;
    }
    return isText(head, length) ? TEXT : BINARY;
  }

  /** Whether the bytes have to be unpacked to be read. */
  boolean packed() {
    return this == GZIP || this == XZ || this == BZIP2 || this == ZSTD;
  }

  /** Whether it holds files of its own. */
  boolean archive() {
    return this == ZIP || this == TAR;
  }

  private static boolean begins(byte[] head, int length, int... magic) {
    if (length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((head[i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  /** A tar header carries a sum of its bytes, in which the sum's own field counts as blanks. */
  private static boolean isTar(byte[] head, int length) {
    if (length < TAR_HEADER || head[0] == 0) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < TAR_HEADER; i++) {
      sum += i >= 148 && i < 156 ? ' ' : head[i] & 0xff;
    }
    String field = new String(head, 148, 8, StandardCharsets.ISO_8859_1).replace('\0', ' ').strip();
    try {
      return Integer.parseInt(field, 8) == sum;
    } catch (NumberFormatException noTar) {
      return false;
    }
  }

  private static boolean isText(byte[] head, int length) {
    int stray = 0;
    for (int i = 0; i < length; i++) {
      int b = head[i] & 0xff;
      if (b < 0x20 && (b < '\b' || b > '\r') && b != 0x1b) {
        stray++;
      }
    }
    return stray * STRAY <= length;
  }
}
