package io.signalbox.wkd;

import java.util.List;

/** What a Web Key Directory has for an address. */
sealed interface DirectoryAnswer {

  /**
   * Keys.
   *
   * @param armored each a public key in ASCII armour, at least one; whose they are is not checked
   */
  record Keys(List<String> armored) implements DirectoryAnswer {
    public Keys {
      armored = List.copyOf(armored);
    }
  }

  /** There is no key that could be used. */
  record NoKey(String reason) implements DirectoryAnswer {}

  /** Nobody knows: the directory does not work, for now. */
  record Trouble(String reason) implements DirectoryAnswer {}
}
