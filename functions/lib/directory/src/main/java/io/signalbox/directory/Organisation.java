package io.signalbox.directory;

import io.signalbox.settings.MailOptions;
import java.util.List;
import java.util.Optional;

/**
 * An organisation that can be responsible for addresses.
 *
 * @param label its name for people
 * @param parent the organisation whose contacts stand in where this one has none
 * @param tenants the constituencies that it belongs to
 * @param tags words that rules can match
 * @param mailDomains what its own people may give as their contacts' mail domains, besides those of
 *     the organisations above it; none anywhere for all
 * @param language of the mails to its contacts; empty for the destination's
 */
public record Organisation(
    ObjectId id,
    String label,
    Optional<ObjectId> parent,
    List<String> tenants,
    List<String> tags,
    List<String> mailDomains,
    Optional<MailOptions.Language> language)
    implements DirectoryObject {
  public Organisation {
    tenants = List.copyOf(tenants);
    tags = List.copyOf(tags);
    mailDomains = List.copyOf(mailDomains);
  }

  @Override
  public List<ObjectId> references() {
    return parent.stream().toList();
  }
}
