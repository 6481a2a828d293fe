/**
 * OpenID Connect by the Nimbus SDK. Only a sign-in loads these classes; every request goes out by
 * the hub's own HTTP client, which keeps away from addresses inside its network.
 */
@NullMarked
package io.signalbox.console.oidc;

import org.jspecify.annotations.NullMarked;
