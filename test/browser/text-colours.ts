/**
 * An expression for the page: the distinct pairs of text colour and ground, with an example of the text. Letters on the
 * cells of the calendar are left out; their ground is another drawing, and the palette's test holds them.
 */
export const TEXT_COLOURS = `(() => {
  const pairs = new Map()
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const text = walker.currentNode
    const element = text.parentElement
    if (!text.data.trim() || element.closest('script,title,.cells,.swatch') || !element.checkVisibility()) continue
    const own = getComputedStyle(element)
    const colour = element instanceof SVGElement ? own.fill : own.color
    let ground = element
    while (ground && getComputedStyle(ground).backgroundColor === 'rgba(0, 0, 0, 0)') ground = ground.parentElement
    const behind = getComputedStyle(ground ?? document.body).backgroundColor
    pairs.set(colour + behind, [colour, behind, text.data.trim().slice(0, 30)])
  }
  return [...pairs.values()]
})()`
