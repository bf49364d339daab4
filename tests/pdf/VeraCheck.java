// usage: java -cp <jar of veraPDF and JAXB> VeraCheck.java PROFILE,PROFILE FILE...
// For each file and profile one line: file, profile, PASS or FAIL, and what failed, with tabs between.

import java.io.FileInputStream;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.VeraPDFFoundry;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

public class VeraCheck {
    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        for (int index = 1; index < arguments.length; index++) {
            for (String profile : arguments[0].split(",")) {
                System.out.println(String.join("\t", arguments[index], profile, check(arguments[index], profile)));
            }
        }
    }

    private static String check(String file, String profile) throws Exception {
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(profile);
        try (VeraPDFFoundry foundry = Foundries.defaultInstance();
                InputStream stream = new FileInputStream(file);
                PDFAParser parser = foundry.createParser(stream, flavour)) {
            PDFAValidator validator = foundry.createValidator(flavour, 100000, false, false, false);
            ValidationResult result = validator.validate(parser);
            return result.isCompliant() ? "PASS\t" : "FAIL\t" + explain(result);
        }
    }

    private static String explain(ValidationResult result) {
        Map<String, String> failed = new TreeMap<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
                String told = assertion.getMessage() + " @ " + assertion.getLocation().getContext();
                failed.putIfAbsent(rule, rule + " " + told.replaceAll("\\s+", " "));
            }
        }
        return String.join("; ", failed.values());
    }
}
