import java.io.FileInputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.LogManager;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Validates PDF files against PDF/UA-1 with veraPDF's engine, all in one run.
 *
 * <p>For every file it writes a line of its number among the arguments and how many checks were made, and
 * for every rule that is broken a line of the number, the clause of the standard and what is wrong, with a
 * tab between two. Started from this source by `java -cp JAR ValidatePdf.java FILE …`.
 */
public class ValidatePdf {
  private static final String PROFILE = "/org/verapdf/pdfa/validation/PDFUA-1.xml";
  private static final int MOST = 1000; // broken checks that are told of one file

  public static void main(String[] files) throws Exception {
    LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    ValidationProfile profile = profile();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    for (int number = 0; number < files.length; number++) {
      ValidationResult result = validate(files[number], profile);
      out.println(number + "\t" + result.getTotalAssertions());
      for (String broken : broken(result)) {
        out.println(number + "\t" + broken);
      }
    }
  }

  private static ValidationResult validate(String file, ValidationProfile profile) throws Exception {
    try (FileInputStream stream = new FileInputStream(file);
        PDFAParser parser = Foundries.defaultInstance().createParser(stream, PDFAFlavour.PDFUA_1);
        PDFAValidator validator =
            Foundries.defaultInstance().createValidator(profile, MOST, false, false, false)) {
      return validator.validate(parser);
    }
  }

  private static Set<String> broken(ValidationResult result) {
    Set<String> found = new TreeSet<>();
    for (TestAssertion check : result.getTestAssertions()) {
      if (check.getStatus() == TestAssertion.Status.FAILED) {
        RuleId rule = check.getRuleId();
        String clause = rule.getClause() + "-" + rule.getTestNumber();
        found.add(clause + "\t" + check.getMessage().replaceAll("\\s+", " "));
      }
    }
    return found;
  }

  // The engine reads its profiles with JAXB, which the package leaves out; so they are read here.

  private static ValidationProfile profile() throws Exception {
    Document xml =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(ValidatePdf.class.getResourceAsStream(PROFILE));
    Set<Rule> rules = new HashSet<>();
    for (Element element : elements(xml, "rule")) {
      rules.add(rule(element));
    }
    Set<Variable> variables = new HashSet<>();
    for (Element element : elements(xml, "variable")) {
      variables.add(
          Profiles.variableFromValues(
              element.getAttribute("name"),
              element.getAttribute("object"),
              text(element, "defaultValue"),
              text(element, "value")));
    }
    return Profiles.profileFromValues(
        PDFAFlavour.PDFUA_1,
        Profiles.profileDetailsFromValues("PDF/UA-1", "PDF/UA-1", "veraPDF", new Date(0)),
        "",
        rules,
        variables);
  }

  private static Rule rule(Element element) {
    Element id = (Element) element.getElementsByTagName("id").item(0);
    String deferred = element.getAttribute("deferred");
    return Profiles.ruleFromValues(
        Profiles.ruleIdFromValues(
            PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
            id.getAttribute("clause"),
            Integer.parseInt(id.getAttribute("testNumber"))),
        element.getAttribute("object"),
        deferred.isEmpty() ? null : Boolean.valueOf(deferred),
        element.getAttribute("tags"),
        text(element, "description"),
        text(element, "test"),
        Profiles.errorFromValues(text(element, "message"), new ArrayList<>()),
        new ArrayList<>());
  }

  private static List<Element> elements(Document xml, String name) {
    NodeList nodes = xml.getElementsByTagName(name);
    List<Element> found = new ArrayList<>();
    for (int at = 0; at < nodes.getLength(); at++) {
      found.add((Element) nodes.item(at));
    }
    return found;
  }

  private static String text(Element element, String name) {
    NodeList found = element.getElementsByTagName(name);
    return found.getLength() == 0 ? "" : found.item(0).getTextContent();
  }
}
