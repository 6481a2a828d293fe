package io.signalbox.directory.lookup;

import io.signalbox.settings.MailAddress;
import java.util.Collection;
import java.util.Set;

/** Tells which addresses get no mail since they bounced. */
@FunctionalInterface
public interface SuppressedAddresses {

  /** Those of the addresses that get none, by {@link MailAddress#key}. */
  Set<String> among(Collection<MailAddress> addresses);
}
