// The rich-text editor (django-prose-editor's build of Tiptap), limited to what a body may have.
import {
  Blockquote, Bold, BulletList, Document, Dropcursor, Editor, Gapcursor, HardBreak, Heading,
  History, Italic, Link, ListItem, Mark, Node, OrderedList, Paragraph, Text,
} from "django-prose-editor/editor";

// A photo in the text is kept where it is, with its caption, and shown as far as the page knows it.
const Photo = Node.create({
  name: "photo",
  group: "block",
  content: "inline*",
  draggable: true,
  addOptions: () => ({ images: new Map() }),
  addNodeView() {
    return ({ node }) => {
      const dom = document.createElement("figure");
      dom.dataset.photo = node.attrs.photo;
      const source = this.options.images.get(node.attrs.photo);
      if (source) {
        const image = document.createElement("img");
        image.src = source;
        image.alt = "";
        image.contentEditable = "false";
        dom.append(image);
      }
      const contentDOM = document.createElement("figcaption");
      dom.append(contentDOM);
      return { dom, contentDOM };
    };
  },
  addAttributes: () => ({
    photo: {
      default: "",
      parseHTML: (element) => element.dataset.photo ?? "",
      renderHTML: ({ photo }) => ({ "data-photo": photo }),
    },
  }),
  parseHTML: () => [{ tag: "figure[data-photo]", contentElement: "figcaption" }],
  renderHTML: ({ HTMLAttributes }) => ["figure", HTMLAttributes, ["figcaption", 0]],
});

// Words in the other language say so.
const Language = Mark.create({
  name: "language",
  addAttributes: () => ({ lang: { default: null } }),
  parseHTML: () => [{ tag: "span[lang]" }],
  renderHTML: ({ HTMLAttributes }) => ["span", HTMLAttributes, 0],
});

const COMMANDS = {
  heading2: [(chain) => chain.toggleHeading({ level: 2 }), ["heading", { level: 2 }]],
  heading3: [(chain) => chain.toggleHeading({ level: 3 }), ["heading", { level: 3 }]],
  bold: [(chain) => chain.toggleBold(), ["bold"]],
  italic: [(chain) => chain.toggleItalic(), ["italic"]],
  blockquote: [(chain) => chain.toggleBlockquote(), ["blockquote"]],
  bulletList: [(chain) => chain.toggleBulletList(), ["bulletList"]],
  orderedList: [(chain) => chain.toggleOrderedList(), ["orderedList"]],
  undo: [(chain) => chain.undo()],
  redo: [(chain) => chain.redo()],
};

export function startEditor(area, { toolbar, dialog, photos }) {
  const label = document.querySelector(`label[for="${area.id}"]`);
  const host = document.createElement("div");
  area.before(toolbar, host);
  area.hidden = true;
  area.required = false;

  const openLink = () => askForLink(editor, dialog);
  const openPhotos = () => askForPhoto(editor, photos);
  const choices = [...photos.querySelectorAll("[data-photo-choice]")];
  const images = new Map(choices.map((choice) => [choice.value, choice.dataset.image]));
  const editor = new Editor({
    element: host,
    injectCSS: false, // static/css/writing.css has it: the page allows no inline style
    content: area.value,
    extensions: [
      Document, Text, Paragraph, HardBreak, Bold, Italic, Blockquote, BulletList, OrderedList,
      ListItem, History, Dropcursor, Gapcursor, Language,
      Photo.configure({ images }),
      Heading.configure({ levels: [2, 3] }),
      Link.extend({ addKeyboardShortcuts: () => ({ "Mod-k": () => (openLink(), true) }) }).configure({
        openOnClick: false,
        enableTarget: false,
      }),
    ],
    editorProps: {
      attributes: {
        id: "id_body_editor",
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": label.textContent.trim(),
        lang: area.lang,
        spellcheck: "true",
      },
    },
    onUpdate: () => {
      area.value = editor.isEmpty ? "" : editor.getHTML();
      area.dispatchEvent(new Event("input", { bubbles: true }));
    },
  });
  label.addEventListener("click", () => editor.commands.focus());
  equip(toolbar, editor, { link: openLink, photo: openPhotos });

  return {
    setContent: (html) => editor.commands.setContent(html, { emitUpdate: false }),
    text: () => editor.getText(),
  };
}

// One stop for the Tab key; arrows go from button to button.
function equip(toolbar, editor, openers) {
  const buttons = [...toolbar.querySelectorAll("button")];
  const enter = (button) => {
    for (const other of buttons) other.tabIndex = other === button ? 0 : -1;
  };
  const show = () => {
    for (const button of buttons) {
      const active = COMMANDS[button.dataset.command]?.[1] ?? (openers[button.dataset.command] && [button.dataset.command]);
      if (active) button.setAttribute("aria-pressed", String(editor.isActive(...active)));
    }
  };
  toolbar.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    enter(button);
    if (openers[button.dataset.command]) openers[button.dataset.command]();
    else COMMANDS[button.dataset.command][0](editor.chain().focus()).run();
  });
  toolbar.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = buttons[(buttons.indexOf(event.target) + step + buttons.length) % buttons.length];
    enter(next);
    next.focus();
  });
  editor.on("transaction", show);
  enter(buttons[0]);
  show();
  toolbar.hidden = false;
}

function askForLink(editor, dialog) {
  const input = dialog.querySelector("input");
  input.value = editor.getAttributes("link").href ?? "";
  dialog.returnValue = "";
  dialog.addEventListener(
    "close",
    () => {
      const chain = editor.chain().focus().extendMarkRange("link");
      const href = input.value.trim();
      if (dialog.returnValue === "set" && href) {
        if (editor.state.selection.empty && !editor.isActive("link")) {
          editor.chain().focus().insertContent({ type: "text", text: href, marks: [{ type: "link", attrs: { href } }] }).run();
        } else chain.setMark("link", { href }).run();
      } else if (dialog.returnValue === "unset") chain.unsetMark("link").run();
      else editor.commands.focus();
    },
    { once: true },
  );
  dialog.showModal();
}

// A photo of the article goes after the block that the caret is in; the caret goes into its caption.
function askForPhoto(editor, dialog) {
  dialog.returnValue = "";
  dialog.addEventListener(
    "close",
    () => {
      const choice = dialog.querySelector(`[data-photo-choice][value="${CSS.escape(dialog.returnValue)}"]`);
      if (!choice) {
        editor.commands.focus();
        return;
      }
      const caption = choice.dataset.caption;
      const { $to } = editor.state.selection;
      const after = $to.depth ? $to.after(1) : editor.state.doc.content.size;
      editor
        .chain()
        .insertContentAt(after, {
          type: "photo",
          attrs: { photo: choice.value },
          content: caption ? [{ type: "text", text: caption }] : [],
        })
        .focus(after + 1 + caption.length)
        .run();
    },
    { once: true },
  );
  dialog.showModal();
}
