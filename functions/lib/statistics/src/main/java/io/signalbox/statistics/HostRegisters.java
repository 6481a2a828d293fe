package io.signalbox.statistics;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.datasketches.hll.HllSketch;

/**
 * The registers of a HyperLogLog sketch: of the coupons of each register, the highest number. The
 * library reads what this writes, and estimates; it takes several times as long for the rest.
 */
final class HostRegisters {
  static final int REGISTERS = 1 << EventCount.REGISTERS_LOG2;

  // The library's format of registers.
  private static final int HEAD_BYTES = 40;
  private static final int HEAD_INTS = HEAD_BYTES / Integer.BYTES;
  private static final int SERIAL_VERSION = 1;
  private static final int FAMILY = 7;
  private static final int COMPACT_AND_OUT_OF_ORDER = 8 + 16;
  private static final int LEAST_AT = 6;
  private static final int MODE_AT = 7;
  private static final int FOUR_BITS = 2;
  private static final int EIGHT_BITS = 10;
  private static final int EXCEPTIONS_AT = 36;

  /** About how many a sketch has. */
  static final int SKETCH_BYTES = HEAD_BYTES + REGISTERS / 2;

  /** In four bits: the number is among the exceptions. */
  private static final int EXCEPTION = 15;

  private static final int BITS = 4;

  /** Powers with lower exponents, and those with higher ones, have a sum of their own. */
  private static final int LOWER = 32;

  /** By number. Sums of so many are exact, in whatever order they change. */
  private static final double[] INVERSE_POWERS = inversePowers();

  private final byte[] numbers = new byte[REGISTERS];
  private int unset = REGISTERS;
  private double lowerPowers = REGISTERS;
  private double higherPowers;

  private static double[] inversePowers() {
    double[] powers = new double[Long.SIZE];
    for (int number = 0; number < powers.length; number++) {
      powers[number] = Math.scalb(1.0, -number);
    }
    return powers;
  }

  /** Adds the first ones of some coupons. */
  void add(int[] coupons, int count) {
    for (int i = 0; i < count; i++) {
      int register = coupons[i] & (REGISTERS - 1);
      int number = HostCoupons.number(coupons[i]);
      if (number > numbers[register]) {
        set(register, number);
      }
    }
  }

  void add(HostRegisters others) {
    for (int register = 0; register < REGISTERS; register++) {
      if (others.numbers[register] > numbers[register]) {
        set(register, others.numbers[register]);
      }
    }
  }

  /** Whether a sketch has registers of four bits, and no list of coupons. */
  static boolean isOfRegisters(byte[] sketch) {
    return sketch.length >= SKETCH_BYTES
        && sketch[0] == HEAD_INTS
        && sketch[3] == EventCount.REGISTERS_LOG2
        && sketch[MODE_AT] == FOUR_BITS;
  }

  /** Adds those of a sketch, which has registers of four bits. */
  void add(byte[] sketch) {
    int least = sketch[LEAST_AT];
    for (int pair = 0; pair < REGISTERS / 2; pair++) {
      int both = sketch[HEAD_BYTES + pair];
      raise(2 * pair, both & EXCEPTION, least);
      raise(2 * pair + 1, (both >>> BITS) & EXCEPTION, least);
    }
    ByteBuffer in = ByteBuffer.wrap(sketch).order(ByteOrder.LITTLE_ENDIAN);
    int[] exceptions = new int[in.getInt(EXCEPTIONS_AT)];
    in.position(SKETCH_BYTES).slice().order(in.order()).asIntBuffer().get(exceptions);
    add(exceptions, exceptions.length);
  }

  private void raise(int register, int aboveLeast, int least) {
    if (aboveLeast != EXCEPTION && aboveLeast + least > numbers[register]) {
      set(register, aboveLeast + least);
    }
  }

  private void set(int register, int number) {
    int before = numbers[register];
    numbers[register] = (byte) number;
    unset -= before == 0 ? 1 : 0;
    change(before, -1);
    change(number, 1);
  }

  private void change(int number, int sign) {
    if (number < LOWER) {
      lowerPowers += sign * INVERSE_POWERS[number];
    } else {
      higherPowers += sign * INVERSE_POWERS[number];
    }
  }

  double estimate() {
    byte[] image = new byte[HEAD_BYTES + REGISTERS];
    head(image, EIGHT_BITS, 0, unset, 0);
    System.arraycopy(numbers, 0, image, HEAD_BYTES, REGISTERS);
    return estimate(image);
  }

  /** What the library estimates of a sketch. */
  static double estimate(byte[] sketch) {
    return HllSketch.heapify(sketch).getCompositeEstimate();
  }

  /** The sketch: the same for the same hosts, in whatever order they came. */
  byte[] sketch() {
    int least = unset > 0 ? 0 : least();
    byte[] packed = new byte[REGISTERS / 2];
    int exceptionCount = 0;
    for (int pair = 0; pair < packed.length; pair++) {
      int lower = numbers[2 * pair] - least;
      int higher = numbers[2 * pair + 1] - least;
      if (lower >= EXCEPTION || higher >= EXCEPTION) {
        exceptionCount += (lower >= EXCEPTION ? 1 : 0) + (higher >= EXCEPTION ? 1 : 0);
        lower = Math.min(lower, EXCEPTION);
        higher = Math.min(higher, EXCEPTION);
      }
      packed[pair] = (byte) (lower | (higher << BITS));
    }
    byte[] image = new byte[SKETCH_BYTES + exceptionCount * Integer.BYTES];
    ByteBuffer out = head(image, FOUR_BITS, least, count(least), exceptionCount).put(packed);
    for (int register = 0; out.hasRemaining(); register++) {
      if (numbers[register] - least >= EXCEPTION) {
        out.putInt(HostCoupons.coupon(register, numbers[register]));
      }
    }
    return image;
  }

  /** How many registers have a number. */
  private int count(int number) {
    if (number == 0) {
      return unset;
    }
    int count = 0;
    for (byte one : numbers) {
      count += one == number ? 1 : 0;
    }
    return count;
  }

  private int least() {
    int least = numbers[0];
    for (byte number : numbers) {
      least = Math.min(least, number);
    }
    return least;
  }

  private ByteBuffer head(byte[] image, int mode, int least, int atLeast, int exceptions) {
    ByteBuffer out = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
    out.put((byte) HEAD_INTS).put((byte) SERIAL_VERSION).put((byte) FAMILY);
    out.put((byte) EventCount.REGISTERS_LOG2).put((byte) 0).put((byte) COMPACT_AND_OUT_OF_ORDER);
    out.put((byte) least).put((byte) mode);
    return out.putDouble(0)
        .putDouble(lowerPowers)
        .putDouble(higherPowers)
        .putInt(atLeast)
        .putInt(exceptions);
  }
}
