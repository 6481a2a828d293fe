package io.signalbox.console;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.util.List;

/** ID tokens as {@link Issuer} writes them, and as nobody may. */
final class IdTokens {
  private static final RSAKey RSA = rsa("rsa");
  private static final RSAKey STRANGER = rsa("rsa");
  private static final ECKey EC = ec();

  private IdTokens() {}

  /** The public keys, as a provider publishes them. */
  static String keys() {
    return new JWKSet(List.of(RSA.toPublicJWK(), EC.toPublicJWK())).toString();
  }

  static String signedWithRsa(JWTClaimsSet set) {
    return signed(JWSAlgorithm.RS256, "rsa", signer(RSA), set);
  }

  static String signedWithEc(JWTClaimsSet set) {
    try {
      return signed(JWSAlgorithm.ES256, "ec", new ECDSASigner(EC), set);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** With a key of the same id that is not the provider's. */
  static String signedByStranger(JWTClaimsSet set) {
    return signed(JWSAlgorithm.RS256, "rsa", signer(STRANGER), set);
  }

  /** With the secret that both know: whoever reads the hub's settings could do it. */
  static String signedWithSecret(JWTClaimsSet set) {
    try {
      return signed(JWSAlgorithm.HS256, "rsa", new MACSigner(Issuer.SECRET.repeat(2)), set);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  static String notSigned(JWTClaimsSet set) {
    return new PlainJWT(set).serialize();
  }

  private static String signed(
      JWSAlgorithm algorithm, String key, JWSSigner signer, JWTClaimsSet set) {
    try {
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(algorithm).keyID(key).type(JOSEObjectType.JWT).build(), set);
      token.sign(signer);
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JWSSigner signer(RSAKey key) {
    try {
      return new RSASSASigner(key);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RSAKey rsa(String id) {
    try {
      return new RSAKeyGenerator(2_048).keyID(id).algorithm(new Algorithm("RS256")).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ECKey ec() {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
