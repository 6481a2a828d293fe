package io.signalbox.control.erasure;

import io.signalbox.delivery.AddressHash;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds a subject in bytes, however it is spelled, also within Base64, and writes something of the
 * same length over it. What has a length before it, or is JSON, can be read afterwards as before.
 */
final class Trace {
  /** Shorter runs of letters are not looked into. */
  private static final int BASE64_LEAST = 16;

  private final List<byte[]> spellings;
  private final Subject.Kind kind;

  /** Finds the subject, and what the hub has in the place of a mail address: its hash. */
  Trace(Subject subject) {
    this(
        subject.kind(),
        subject.kind() == Subject.Kind.MAIL
            ? Stream.concat(
                subject.spellings().stream(), Stream.of(AddressHash.of(subject.value())))
            : subject.spellings().stream());
  }

  /** Finds the subject where it is in clear. */
  static Trace inClear(Subject subject) {
    return new Trace(subject.kind(), subject.spellings().stream());
  }

  private Trace(Subject.Kind kind, Stream<String> texts) {
    this.kind = kind;
    this.spellings =
        texts
            .map(text -> text.getBytes(StandardCharsets.UTF_8))
            .sorted(Comparator.<byte[]>comparingInt(text -> text.length).reversed())
            .toList();
  }

  /** Whether the subject is somewhere in there. */
  boolean isIn(byte[] content) {
    return masked(content).isPresent();
  }

  boolean isIn(String text) {
    return isIn(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The text with the subject written over, wherever it is. */
  String masked(String text) {
    return masked(text.getBytes(StandardCharsets.UTF_8))
        .map(masked -> new String(masked, StandardCharsets.UTF_8))
        .orElse(text);
  }

  /** The same with the subject written over, wherever it is; empty where it is nowhere. */
  Optional<byte[]> masked(byte[] content) {
    byte[] masked = content.clone();
    boolean found = maskPlain(masked);
    found |= maskBase64(masked);
    return found ? Optional.of(masked) : Optional.empty();
  }

  private boolean maskPlain(byte[] content) {
    boolean found = false;
    for (byte[] spelling : spellings) {
      for (int at = 0; at + spelling.length <= content.length; at++) {
        if (isAt(content, at, spelling)) {
          mask(content, at, spelling.length);
          found = true;
        }
      }
    }
    return found;
  }

  private boolean isAt(byte[] content, int at, byte[] spelling) {
    for (int i = 0; i < spelling.length; i++) {
      if (lower(content[at + i]) != lower(spelling[i])) {
        return false;
      }
    }
    return isFreeBefore(content, at, spelling.length)
        && isFreeBehind(content, at + spelling.length);
  }

  /** Whether what stands before does not belong to a longer value. */
  private boolean isFreeBefore(byte[] content, int at, int length) {
    if (at == 0) {
      return true;
    }
    int before = lower(content[at - 1]);
    // In JSON a line feed is the letter n behind a backslash.
    boolean isEscaped = at > 1 && content[at - 2] == '\\' && "ntrf".indexOf(before) >= 0;
    // Two bytes of a length, as Java writes it before a text.
    int text = at > 1 && content[at - 2] == 0 ? content[at - 1] : 0;
    boolean isBegin = text >= length && at + text <= content.length;
    return isEscaped
        || isBegin
        || switch (kind) {
          case ADDRESS -> !isHexDigit(before) && before != '.' && before != ':';
          case MAIL -> !isLetterOrDigit(before) && ".-_+".indexOf(before) < 0;
          case DOMAIN -> !isLetterOrDigit(before) && before != '-' && before != '_';
          case SENDER -> !isLetterOrDigit(before) && ".-_".indexOf(before) < 0;
        };
  }

  private boolean isFreeBehind(byte[] content, int end) {
    if (end >= content.length) {
      return true;
    }
    int behind = lower(content[end]);
    int next = end + 1 < content.length ? lower(content[end + 1]) : ' ';
    return switch (kind) {
      case ADDRESS ->
          !isHexDigit(behind)
              && !(behind == '.' && Character.isDigit(next))
              && !(behind == ':' && (isHexDigit(next) || next == ':') && isIpv6());
      case MAIL, DOMAIN ->
          !isLetterOrDigit(behind) && behind != '-' && !(behind == '.' && isLetterOrDigit(next));
      case SENDER -> !isLetterOrDigit(behind) && ".-_".indexOf(behind) < 0;
    };
  }

  private boolean isIpv6() {
    return new String(spellings.getFirst(), StandardCharsets.UTF_8).indexOf(':') >= 0;
  }

  private void mask(byte[] content, int from, int length) {
    for (int i = from; i < from + length; i++) {
      byte one = content[i];
      if (kind == Subject.Kind.ADDRESS) {
        content[i] = isHexDigit(lower(one)) ? (byte) '0' : one;
      } else if (one < 0 || isLetterOrDigit(lower(one)) || "-_+".indexOf(one) >= 0) {
        content[i] = 'x';
      }
    }
  }

  private boolean maskBase64(byte[] content) {
    boolean found = false;
    int at = 0;
    while (at < content.length) {
      int end = endOfBase64(content, at);
      if (end - at >= BASE64_LEAST) {
        found |= maskBase64(content, at, end);
      }
      at = end + Math.max(1, lineEnd(content, end));
    }
    return found;
  }

  /** Behind a run of Base64; full lines of it, as armour has them, belong together. */
  private static int endOfBase64(byte[] content, int from) {
    int end = from;
    int line = 0;
    while (end < content.length) {
      if (isBase64(content[end])) {
        line++;
        end++;
        continue;
      }
      int next = end + lineEnd(content, end);
      boolean goesOn =
          next > end
              && line >= BASE64_LEAST
              && line % 4 == 0
              && next < content.length
              && isLetterOrDigit(lower(content[next]))
              && content[end - 1] != '=';
      if (!goesOn) {
        return end;
      }
      line = 0;
      end = next;
    }
    return end;
  }

  /** How many bytes the end of a line has there, also as JSON writes it; 0 where there is none. */
  private static int lineEnd(byte[] content, int at) {
    int end = at;
    while (end < content.length) {
      if (content[end] == '\n' || content[end] == '\r') {
        end++;
      } else if (content[end] == '\\'
          && end + 1 < content.length
          && (content[end + 1] == 'n' || content[end + 1] == 'r')) {
        end += 2;
      } else {
        break;
      }
    }
    return end - at;
  }

  private boolean maskBase64(byte[] content, int from, int end) {
    int[] places = new int[end - from];
    int count = 0;
    for (int at = from; at < end; at += Math.max(1, lineEnd(content, at))) {
      if (isBase64(content[at])) {
        places[count++] = at;
      }
    }
    byte[] run = new byte[count / 4 * 4];
    for (int i = 0; i < run.length; i++) {
      run[i] = content[places[i]];
    }
    byte[] decoded;
    try {
      decoded = Base64.getDecoder().decode(run);
    } catch (IllegalArgumentException text) {
      return false;
    }
    if (!maskPlain(decoded)) {
      return false;
    }
    byte[] encoded = Base64.getEncoder().encode(decoded);
    for (int i = 0; i < Math.min(run.length, encoded.length); i++) {
      content[places[i]] = encoded[i];
    }
    return true;
  }

  private static boolean isBase64(byte one) {
    return isLetterOrDigit(lower(one)) || one == '+' || one == '/' || one == '=';
  }

  private static boolean isHexDigit(int one) {
    return (one >= '0' && one <= '9') || (one >= 'a' && one <= 'f');
  }

  private static boolean isLetterOrDigit(int one) {
    return (one >= '0' && one <= '9') || (one >= 'a' && one <= 'z') || one < 0;
  }

  private static int lower(byte one) {
    return one >= 'A' && one <= 'Z' ? one + ('a' - 'A') : one;
  }
}
